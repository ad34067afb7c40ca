package machine

import (
	"context"
	"os/exec"
	"strings"
)

// SystemLocale is what the system settings say. Where they don't answer, it is empty.
func SystemLocale() Locale {
	return localeOf(fromDefaults(setting("AppleLanguages")), setting("AppleLocale"))
}

// setting reads one of the user's settings.
func setting(name string) string {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	out, err := exec.CommandContext(ctx, "/usr/bin/defaults", "read", "-g", name).Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
