package backup

import "runtime"

// quietly does heavy work on a thread that the system lets wait for others. The thread ends with the work: it could not
// be made as eager as before. A window in the same process is held up by it all the same, now and then, which is why it
// has its backups made apart; see Apart.
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
