//go:build !windows && !darwin

package machine

import "os"

// SystemLocale is what the environment says. Where it says nothing, it is empty.
func SystemLocale() Locale { return LocaleFrom(os.Getenv) }
