package page

// Daily pages hear that another day has begun while the window was open, at midnight or while the computer slept. It is
// called on the window's goroutine, also while the page is in the background.
type Daily interface{ DayTurned() }
