package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode says whether the program is light, dark, or as the system.
type Mode string

// The modes, as they are kept in the settings.
const (
	System Mode = "system"
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Theme is the look of the program for Fyne.
type Theme struct {
	Mode   Mode
	Factor float32 // of all measures; 1 is normal, 0 counts as 1
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme returns the look; factor 1 is normal size. Set it with app.Settings().SetTheme.
func NewTheme(mode Mode, factor float32) *Theme {
	return &Theme{Mode: mode, Factor: factor}
}

// Color answers Fyne, in the theme's own mode where that is not the system's.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	variant = t.variant(variant)
	if p, ok := palette[name]; ok {
		if variant == theme.VariantLight {
			return p.light
		}
		return p.dark
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font answers Fyne with its built-in Noto Sans.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	return theme.DefaultTheme().Font(style)
}

// Icon answers Fyne's own widgets with their own icons; ours come from Icon.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size answers Fyne with the program's measures.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	factor := t.Factor
	if factor <= 0 {
		factor = 1
	}
	s, ok := fyneSizes[name]
	if !ok {
		return theme.DefaultTheme().Size(name)
	}
	if !s.grows {
		return s.size
	}
	return s.size * factor
}

func (t *Theme) variant(system fyne.ThemeVariant) fyne.ThemeVariant {
	switch t.Mode {
	case Light:
		return theme.VariantLight
	case Dark:
		return theme.VariantDark
	}
	return system
}

// IsDark reports whether the program is shown dark now.
func IsDark() bool {
	app := fyne.CurrentApp()
	if app == nil {
		return false
	}
	variant := app.Settings().ThemeVariant()
	if t, ok := app.Settings().Theme().(*Theme); ok {
		variant = t.variant(variant)
	}
	return variant == theme.VariantDark
}
