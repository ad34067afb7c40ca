package ui

import (
	"strconv"
	"strings"
)

// leastGL is the OpenGL that Fyne draws with: 2.1.
const leastGL = 21

// drawsWindows tells whether an OpenGL that calls itself so ("4.6.0 NVIDIA 551.23", "1.1.0") can draw the window.
func drawsWindows(version string) bool {
	number, _, _ := strings.Cut(version, " ")
	major, rest, _ := strings.Cut(number, ".")
	minor, _, _ := strings.Cut(rest, ".")
	high, err := strconv.Atoi(major)
	if err != nil {
		return false
	}
	low, _ := strconv.Atoi(minor)
	return high*10+low >= leastGL
}
