// Package windowtest drives the real window on a virtual screen with keyboard and mouse. Its tests need Xvfb, openbox,
// xdotool and ImageMagick and run with the build tag "window" only:
//
//	go test -tags window ./windowtest/
//
// With the tag "wine" the program is built for Windows and driven under Wine in the same way.
//
// With the tag "wine" the program is built for Windows and driven under Wine, which needs mingw-w64 and wine64.
//
// Pictures of every step are kept in pictures/.
package windowtest
