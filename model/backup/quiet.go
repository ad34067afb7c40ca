package backup

import "runtime"

// quietly does heavy work on a thread that the system lets wait for others, so that the window goes on smoothly
// meanwhile. The thread ends with the work: it could not be made as eager as before.
func quietly(work func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread()
		beQuiet()
		work()
	}()
	<-done
}
