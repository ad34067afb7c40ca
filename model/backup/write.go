package backup

import (
	"context"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"alumnibook/model"
	"alumnibook/model/exchange/outfile"
)

// outFile is a file that is written to.
type outFile interface {
	io.WriteCloser
	Sync() error
}

// createFile makes a file that only its owner may read and that was not there; tests put one in that fails.
var createFile = func(path string) (outFile, error) {
	return os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// summed counts and sums up what goes through it.
type summed struct {
	w    io.Writer
	size int64
	crc  uint32
}

func (s *summed) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	s.size += int64(n)
	s.crc = crc32.Update(s.crc, castagnoli, p[:n])
	return n, err
}

func (s *summed) note() note { return note{Size: s.size, Sum: sumText(s.crc)} }

func sumText(crc uint32) string {
	return hex.EncodeToString([]byte{byte(crc >> 24), byte(crc >> 16), byte(crc >> 8), byte(crc)})
}

// sumFile reads a file to its end.
func sumFile(ctx context.Context, path string) (note, error) {
	f, err := os.Open(path)
	if err != nil {
		return note{}, outfile.Coded(path, err)
	}
	defer func() { _ = f.Close() }()
	s := summed{w: io.Discard}
	if err := transfer(ctx, &s, f, nil); err != nil {
		return note{}, outfile.Coded(path, err)
	}
	return s.note(), nil
}

// writeFile copies a file, encrypted where there is a seal, and reads it back before it gets its name.
func writeFile(ctx context.Context, from, to string, s *seal, progress func(done, total int64)) (note, error) {
	in, err := os.Open(from)
	if err != nil {
		return note{}, outfile.Coded(from, err)
	}
	defer func() { _ = in.Close() }()
	info, err := in.Stat()
	if err != nil {
		return note{}, outfile.Coded(from, err)
	}
	tell := func(done int64) {
		if progress != nil {
			progress(done, info.Size())
		}
	}
	var out summed
	err = writePart(ctx, to, func(w io.Writer) error {
		out = summed{w: w}
		if s == nil {
			return transfer(ctx, &out, in, tell)
		}
		enc, err := s.into(&out)
		if err != nil {
			return err
		}
		if err := transfer(ctx, enc, in, tell); err != nil {
			return err
		}
		return enc.Close()
	}, func(part string) error {
		if s != nil {
			return s.check(ctx, part)
		}
		back, err := sumFile(ctx, part)
		if err == nil && back != out.note() {
			err = model.E(CodeDamaged, filepath.Base(to), errors.New("it does not read back as it was written"))
		}
		return err
	})
	return out.note(), err
}

// writePart writes a file under another name, flushes it to the disk, has it checked and gives it its name. Where
// anything fails, nothing is left of it.
func writePart(ctx context.Context, to string, write func(io.Writer) error, check func(part string) error) error {
	if err := ctx.Err(); err != nil {
		return model.E(model.CodeCancelled, filepath.Base(to), err)
	}
	if err := model.CheckFileName(to); err != nil {
		return err
	}
	if _, err := os.Lstat(to); err == nil {
		return model.E(model.CodeExists, filepath.Base(to), nil)
	}
	part := to + partEnding
	f, err := createFile(part)
	if errors.Is(err, fs.ErrExist) {
		return model.E(model.CodeExists, filepath.Base(to), nil)
	}
	if err != nil {
		return outfile.Coded(to, err)
	}
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = check(part)
	}
	if err == nil {
		err = os.Rename(part, to)
	}
	if err != nil {
		_ = os.Remove(part)
		return outfile.Coded(to, err)
	}
	return syncFolder(filepath.Dir(to))
}

// partEnding is what a file ends with that is not whole yet.
const partEnding = ".part"

// step is how much is read at once.
const step = 1 << 20

// transfer copies bytes until the end or until it is stopped.
func transfer(ctx context.Context, to io.Writer, from io.Reader, tell func(done int64)) error {
	buf := make([]byte, step)
	var done int64
	for {
		if err := ctx.Err(); err != nil {
			return model.E(model.CodeCancelled, "", err)
		}
		n, err := from.Read(buf)
		if n > 0 {
			if _, err := to.Write(buf[:n]); err != nil {
				return err
			}
			if done += int64(n); tell != nil {
				tell(done)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// syncFolder makes the names in a folder last; Windows keeps them without being asked, and some shares can't be asked.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return outfile.Coded(dir, err)
	}
	_ = d.Sync()
	return d.Close()
}
