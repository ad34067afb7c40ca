package ui

import "testing"

func TestOldGraphicsAreKnown(t *testing.T) {
	for version, want := range map[string]bool{
		"":                    false,
		"1.1.0":               false, // what Windows brings along
		"2.0.1":               false,
		"2.1 Mesa 20.0.8":     true,
		"3.1":                 true,
		"4.6.0 NVIDIA 551.23": true,
		"4.5 (Compatibility Profile) Mesa 24.3.1": true,
		"10.0":     true,
		"nonsense": false,
	} {
		if got := drawsWindows(version); got != want {
			t.Errorf("%q: %v, want %v", version, got, want)
		}
	}
}
