// Package faults puts a disk under the books of a test that notes what is written, fails when it is told to, and can
// lay out every state in which a power cut may leave a folder. It lies between the engine and the system's files, so
// that all above it is what runs in the program. It is used by tests alone.
package faults

import (
	"path/filepath"
	"slices"
	"sync"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// header is the length of our part of an open file: two words, behind which the system's part lies. The first is the
// table of what can be done with the file, as the engine wants it; the other one is for the alignment.
const header = 16

var (
	install sync.Once
	system  uintptr               // the engine's way to the system's files
	under   *sqlite3.Tsqlite3_vfs // the same, to look into
	methods uintptr               // the table of what can be done with a file of ours

	mu      sync.Mutex // held during each step, so that steps are noted in the order in which they are taken
	disks   []*Disk
	handles sync.Map // of *handle, by where the engine keeps them
)

// handle is an open file.
type handle struct {
	disk *Disk // nil for a file that nobody watches
	name string
	real *sqlite3.Tsqlite3_io_methods
}

// at is a place in the engine's own memory, which Go does not look after.
func at[T any](place uintptr) *T { return *(**T)(unsafe.Pointer(&place)) }

// pointer is a function of ours as the engine calls it, and callable one of the engine's as Go does.
func pointer[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&f)) }

func callable[F any](f uintptr) F { return *(*F)(unsafe.Pointer(&f)) }

// allocate makes room in the engine's memory that is never given back.
func allocate[T any](tls *libc.TLS) (uintptr, *T) {
	var t T
	place := libc.Xcalloc(tls, 1, libc.Tsize_t(unsafe.Sizeof(t)))
	return place, at[T](place)
}

// register makes our way to the files the one that is taken where none is named.
func register() {
	tls := libc.NewTLS()
	defer tls.Close()
	if sqlite3.Xsqlite3_initialize(tls) != sqlite3.SQLITE_OK {
		panic("the engine does not start")
	}
	system = sqlite3.Xsqlite3_vfs_find(tls, 0)
	under = at[sqlite3.Tsqlite3_vfs](system)
	var table *sqlite3.Tsqlite3_io_methods
	methods, table = allocate[sqlite3.Tsqlite3_io_methods](tls)
	*table = sqlite3.Tsqlite3_io_methods{
		FiVersion: 3, FxClose: pointer(fileClose), FxRead: pointer(fileRead), FxWrite: pointer(fileWrite), FxTruncate: pointer(fileTruncate),
		FxSync: pointer(fileSync), FxFileSize: pointer(fileSize), FxLock: pointer(fileLock), FxUnlock: pointer(fileUnlock),
		FxCheckReservedLock: pointer(fileCheckReservedLock), FxFileControl: pointer(fileControl), FxSectorSize: pointer(fileSectorSize),
		FxDeviceCharacteristics: pointer(fileCharacteristics), FxShmMap: pointer(fileShmMap), FxShmLock: pointer(fileShmLock),
		FxShmBarrier: pointer(fileShmBarrier), FxShmUnmap: pointer(fileShmUnmap), FxFetch: pointer(fileFetch), FxUnfetch: pointer(fileUnfetch),
	}
	ours, vfs := allocate[sqlite3.Tsqlite3_vfs](tls)
	*vfs = *under
	name, err := libc.CString("faults")
	if err != nil {
		panic(err)
	}
	vfs.FpNext, vfs.FzName, vfs.FszOsFile = 0, name, under.FszOsFile+header
	vfs.FxOpen, vfs.FxDelete = pointer(vfsOpen), pointer(vfsDelete)
	if sqlite3.Xsqlite3_vfs_register(tls, ours, 1) != sqlite3.SQLITE_OK {
		panic("the engine does not take our files")
	}
}

// diskOf finds who watches a file.
func diskOf(path string) *Disk {
	dir := filepath.Dir(path)
	for _, d := range disks {
		if d.dir == dir {
			return d
		}
	}
	return nil
}

func vfsOpen(tls *libc.TLS, _, zName, pFile uintptr, flags int32, pOutFlags uintptr) int32 {
	mu.Lock()
	defer mu.Unlock()
	h := &handle{}
	if zName != 0 {
		path := libc.GoString(zName)
		h.disk, h.name = diskOf(path), filepath.Base(path)
	}
	*at[uintptr](pFile) = 0
	if h.disk != nil && h.disk.step(Open) {
		return sqlite3.SQLITE_CANTOPEN
	}
	rc := callable[func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32](under.FxOpen)(tls, system, zName, pFile+header, flags, pOutFlags)
	if real := *at[uintptr](pFile + header); real != 0 {
		h.real = at[sqlite3.Tsqlite3_io_methods](real)
		*at[uintptr](pFile) = methods
		handles.Store(pFile, h)
	}
	return rc
}

func vfsDelete(tls *libc.TLS, _, zName uintptr, syncDir int32) int32 {
	mu.Lock()
	defer mu.Unlock()
	path := libc.GoString(zName)
	if d := diskOf(path); d != nil {
		if d.step(Delete) {
			return sqlite3.SQLITE_IOERR_DELETE
		}
		d.note(op{kind: Delete, file: filepath.Base(path)})
		if syncDir != 0 {
			d.note(op{kind: Sync, file: filepath.Base(path)})
		}
		syncDir = 0
	}
	return callable[func(*libc.TLS, uintptr, uintptr, int32) int32](under.FxDelete)(tls, system, zName, syncDir)
}

func of(pFile uintptr) *handle {
	h, _ := handles.Load(pFile)
	return h.(*handle)
}

func fileClose(tls *libc.TLS, pFile uintptr) int32 {
	mu.Lock()
	defer mu.Unlock()
	h := of(pFile)
	handles.Delete(pFile)
	return callable[func(*libc.TLS, uintptr) int32](h.real.FxClose)(tls, pFile+header)
}

func fileRead(tls *libc.TLS, pFile, zBuf uintptr, amount int32, offset int64) int32 {
	h := of(pFile)
	if h.disk != nil {
		mu.Lock()
		defer mu.Unlock()
		if h.disk.step(Read) {
			return sqlite3.SQLITE_IOERR_READ
		}
	}
	return callable[func(*libc.TLS, uintptr, uintptr, int32, int64) int32](h.real.FxRead)(tls, pFile+header, zBuf, amount, offset)
}

func fileWrite(tls *libc.TLS, pFile, zBuf uintptr, amount int32, offset int64) int32 {
	h := of(pFile)
	write := callable[func(*libc.TLS, uintptr, uintptr, int32, int64) int32](h.real.FxWrite)
	if h.disk == nil {
		return write(tls, pFile+header, zBuf, amount, offset)
	}
	mu.Lock()
	defer mu.Unlock()
	if h.disk.step(Write) {
		if h.disk.fault.Full {
			return sqlite3.SQLITE_FULL
		}
		if half := amount / 2; half > 0 { // what fails may have been done in part
			write(tls, pFile+header, zBuf, half, offset)
		}
		return sqlite3.SQLITE_IOERR_WRITE
	}
	h.disk.note(op{kind: Write, file: h.name, offset: offset, data: slices.Clone(libc.GoBytes(zBuf, int(amount)))})
	return write(tls, pFile+header, zBuf, amount, offset)
}

func fileTruncate(tls *libc.TLS, pFile uintptr, size int64) int32 {
	h := of(pFile)
	if h.disk != nil {
		mu.Lock()
		defer mu.Unlock()
		if h.disk.step(Truncate) {
			return sqlite3.SQLITE_IOERR_TRUNCATE
		}
		h.disk.note(op{kind: Truncate, file: h.name, offset: size})
	}
	return callable[func(*libc.TLS, uintptr, int64) int32](h.real.FxTruncate)(tls, pFile+header, size)
}

// fileSync takes a file that is watched, or whose folder only lasts for a test, to be durable without asking the disk.
func fileSync(tls *libc.TLS, pFile uintptr, flags int32) int32 {
	h := of(pFile)
	if h.disk == nil {
		return callable[func(*libc.TLS, uintptr, int32) int32](h.real.FxSync)(tls, pFile+header, flags)
	}
	mu.Lock()
	defer mu.Unlock()
	if h.disk.step(Sync) {
		return sqlite3.SQLITE_IOERR_FSYNC
	}
	h.disk.note(op{kind: Sync, file: h.name})
	return sqlite3.SQLITE_OK
}

func fileSize(tls *libc.TLS, pFile, pSize uintptr) int32 {
	return callable[func(*libc.TLS, uintptr, uintptr) int32](of(pFile).real.FxFileSize)(tls, pFile+header, pSize)
}

func fileLock(tls *libc.TLS, pFile uintptr, level int32) int32 {
	return callable[func(*libc.TLS, uintptr, int32) int32](of(pFile).real.FxLock)(tls, pFile+header, level)
}

func fileUnlock(tls *libc.TLS, pFile uintptr, level int32) int32 {
	return callable[func(*libc.TLS, uintptr, int32) int32](of(pFile).real.FxUnlock)(tls, pFile+header, level)
}

func fileCheckReservedLock(tls *libc.TLS, pFile, pOut uintptr) int32 {
	return callable[func(*libc.TLS, uintptr, uintptr) int32](of(pFile).real.FxCheckReservedLock)(tls, pFile+header, pOut)
}

func fileControl(tls *libc.TLS, pFile uintptr, what int32, pArg uintptr) int32 {
	return callable[func(*libc.TLS, uintptr, int32, uintptr) int32](of(pFile).real.FxFileControl)(tls, pFile+header, what, pArg)
}

func fileSectorSize(tls *libc.TLS, pFile uintptr) int32 {
	return callable[func(*libc.TLS, uintptr) int32](of(pFile).real.FxSectorSize)(tls, pFile+header)
}

func fileCharacteristics(tls *libc.TLS, pFile uintptr) int32 {
	return callable[func(*libc.TLS, uintptr) int32](of(pFile).real.FxDeviceCharacteristics)(tls, pFile+header)
}

func fileShmMap(tls *libc.TLS, pFile uintptr, page, size, extend int32, pp uintptr) int32 {
	return callable[func(*libc.TLS, uintptr, int32, int32, int32, uintptr) int32](of(pFile).real.FxShmMap)(tls, pFile+header, page, size, extend, pp)
}

func fileShmLock(tls *libc.TLS, pFile uintptr, offset, n, flags int32) int32 {
	return callable[func(*libc.TLS, uintptr, int32, int32, int32) int32](of(pFile).real.FxShmLock)(tls, pFile+header, offset, n, flags)
}

func fileShmBarrier(tls *libc.TLS, pFile uintptr) {
	callable[func(*libc.TLS, uintptr)](of(pFile).real.FxShmBarrier)(tls, pFile+header)
}

func fileShmUnmap(tls *libc.TLS, pFile uintptr, remove int32) int32 {
	return callable[func(*libc.TLS, uintptr, int32) int32](of(pFile).real.FxShmUnmap)(tls, pFile+header, remove)
}

func fileFetch(tls *libc.TLS, pFile uintptr, offset int64, amount int32, pp uintptr) int32 {
	return callable[func(*libc.TLS, uintptr, int64, int32, uintptr) int32](of(pFile).real.FxFetch)(tls, pFile+header, offset, amount, pp)
}

func fileUnfetch(tls *libc.TLS, pFile uintptr, offset int64, p uintptr) int32 {
	return callable[func(*libc.TLS, uintptr, int64, uintptr) int32](of(pFile).real.FxUnfetch)(tls, pFile+header, offset, p)
}
