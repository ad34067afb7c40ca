package book

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"alumnibook/model"
)

// The driver looks for the value of each ? from the first on, so that a statement is best with few of them; see the
// benchmarks.
const (
	bulkRows   = 50
	bulkValues = 200
)

// bulk inserts many rows of one table with few statements. Its caller flushes it at the end.
type bulk struct {
	ctx   context.Context
	tx    *gorm.DB
	head  string // INSERT INTO t (a, b) VALUES
	tail  string // what follows the rows, "" in most cases
	exact bool   // each row has to be written, be it over one that is there
	sql   []byte
	args  []any
	rows  int
}

func newBulk(ctx context.Context, tx *gorm.DB, table string, columns []string) *bulk {
	return &bulk{ctx: ctx, tx: tx, head: "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES "}
}

// add takes one row; it writes when enough have come together. Numbers and empty texts stand in the statement
// itself, all other values are bound.
func (b *bulk) add(values ...any) error {
	if b.rows == 0 {
		b.sql = append(b.sql[:0], b.head...)
	} else {
		b.sql = append(b.sql, ',')
	}
	for i, v := range values {
		b.sql = append(b.sql, "(,"[min(i, 1)])
		switch v := v.(type) {
		case nil:
			b.sql = append(b.sql, "NULL"...)
		case int64:
			b.sql = strconv.AppendInt(b.sql, v, 10)
		case string:
			if v == "" {
				b.sql = append(b.sql, "''"...)
				continue
			}
			b.sql = append(b.sql, '?')
			b.args = append(b.args, v)
		case []byte:
			b.sql = append(b.sql, '?')
			b.args = append(b.args, v)
		default:
			return fmt.Errorf("bulk insert of a %T", v)
		}
	}
	b.sql = append(b.sql, ')')
	b.rows++
	if b.rows >= bulkRows || len(b.args) >= bulkValues {
		return b.flush()
	}
	return nil
}

// flush writes the rows that are left.
func (b *bulk) flush() error {
	if b.rows == 0 {
		return nil
	}
	rows := b.rows
	sql := string(append(b.sql, b.tail...))
	args := b.args
	b.args, b.rows = b.args[:0], 0
	written, err := runCounted(b.ctx, b.tx, sql, args...)
	if err == nil && b.exact && written != int64(rows) {
		return model.E(model.CodeConflict, "", fmt.Errorf("%d of %d rows", written, rows))
	}
	return err
}

// run executes SQL beneath GORM, which would look at every value twice. It looks at the context before, not
// meanwhile: for that the driver would start a goroutine for every statement.
func run(ctx context.Context, tx *gorm.DB, sql string, args ...any) error {
	_, err := runCounted(ctx, tx, sql, args...)
	return err
}

// runCounted is run, and tells how many rows were written.
func runCounted(ctx context.Context, tx *gorm.DB, sql string, args ...any) (int64, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	done, err := tx.Statement.ConnPool.ExecContext(context.WithoutCancel(ctx), sql, args...)
	if err != nil {
		return 0, err
	}
	return done.RowsAffected()
}

// chunks cuts ids into pieces that a statement can take.
func chunks(ids []int64, size int, fn func([]int64) error) error {
	for len(ids) > 0 {
		n := min(size, len(ids))
		if err := fn(ids[:n]); err != nil {
			return err
		}
		ids = ids[n:]
	}
	return nil
}

// idList writes ids for an IN (…) of SQL. They are numbers of ours, so that there is nothing to escape, and
// binding hundreds of them would be slow.
func idList(ids []int64) string {
	var b strings.Builder
	b.WriteByte('(')
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(',')
		}
		writeInt(&b, id)
	}
	b.WriteByte(')')
	return b.String()
}

func writeInt(b *strings.Builder, n int64) {
	var digits [20]byte
	b.Write(strconv.AppendInt(digits[:0], n, 10))
}
