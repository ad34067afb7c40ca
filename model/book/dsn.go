package book

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// readers is how many may read at once.
const readers = 4

// dsnPath writes a path as SQLite's file: address, in which ?, # and % would mean something else.
func dsnPath(path string) string {
	p := filepath.ToSlash(path)
	p = strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(p)
	if len(p) > 1 && p[1] == ':' {
		p = "/" + p // C:/… needs a root before the drive
	}
	return "file:" + p
}

func writerDSN(path string) string {
	return dsnPath(path) + "?_pragma=busy_timeout(5000)&_pragma=page_size(8192)&_pragma=journal_mode(WAL)" +
		"&_pragma=synchronous(FULL)&_pragma=fullfsync(1)&_pragma=checkpoint_fullfsync(1)&_pragma=foreign_keys(1)" +
		"&_pragma=secure_delete(1)&_pragma=cache_size(-32000)&_pragma=temp_store(2)&_pragma=trusted_schema(0)&_txlock=immediate"
}

func readerDSN(path string) string {
	return dsnPath(path) + "?mode=ro&_pragma=busy_timeout(5000)&_pragma=cache_size(-20000)&_pragma=temp_store(2)" +
		"&_pragma=query_only(1)&_pragma=trusted_schema(0)"
}

// openPool opens one of the two pools; GORM's log stays silent, since it would print what people wrote.
func openPool(dsn string, connections int) (*gorm.DB, error) {
	conns, err := sql.Open(sqlite.DriverName, dsn)
	if err != nil {
		return nil, err
	}
	return gormOn(conns, connections)
}

// gormOn puts GORM on connections of its own.
func gormOn(conns *sql.DB, connections int) (*gorm.DB, error) {
	conns.SetMaxOpenConns(connections)
	conns.SetMaxIdleConns(connections)
	db, err := gorm.Open(&sqlite.Dialector{Conn: conns}, &gorm.Config{
		SkipDefaultTransaction: true, // Change is the transaction
		QueryFields:            true,
		Logger:                 logger.Discard,
		NowFunc:                func() time.Time { return time.Now().UTC().Truncate(time.Microsecond) },
	})
	if err != nil {
		_ = conns.Close()
		return nil, err
	}
	return db, nil
}

// checkPragmas reads back what must hold, since the driver passes over misspelled settings in silence.
func checkPragmas(db *gorm.DB) error {
	for name, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "secure_delete": "1",
	} {
		var got string
		if err := db.Raw("PRAGMA " + name).Scan(&got).Error; err != nil {
			return err
		}
		if got != want {
			return fmt.Errorf("pragma %s is %s instead of %s", name, got, want)
		}
	}
	return nil
}
