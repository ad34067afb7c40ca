package backup

import "runtime"

// quietly does heavy work on a thread that the system lets wait for others. The thread ends with the work: it could not
// be made as eager as before. The collector works on other threads; see Apart.
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
