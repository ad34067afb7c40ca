// Package ui is the window: it opens the book, holds the pages together and does for them what page.Host says.
//
// Everything in it runs on the window's goroutine; work that takes longer goes through run.Runner.
package ui
