// Package windowtest drives the real window on a virtual screen with keyboard and mouse. Its tests need Xvfb, openbox,
// xdotool and ImageMagick and run with the build tag "window" only:
//
//	go test -tags window ./windowtest/
//
// Pictures of every step are kept in pictures/.
package windowtest
