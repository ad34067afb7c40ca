package book

import (
	"context"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// The driver binds values in quadratic time, so that statements are best with few rows; see the benchmarks.
const (
	bulkRows   = 50
	bulkValues = 700
)

// bulk inserts many rows of one table with few statements. Its caller flushes it at the end.
type bulk struct {
	ctx   context.Context
	tx    *gorm.DB
	head  string // INSERT INTO t (a, b) VALUES
	row   string // (?,?)
	tail  string // what follows the rows, "" in most cases
	full  string // the statement with most rows
	width int
	most  int
	args  []any
}

func newBulk(ctx context.Context, tx *gorm.DB, table string, columns []string) *bulk {
	most := min(bulkRows, bulkValues/len(columns))
	b := &bulk{
		ctx: ctx, tx: tx, width: len(columns), most: most,
		head: "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES ",
		row:  "(" + strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",") + ")",
		args: make([]any, 0, most*len(columns)),
	}
	b.full = b.statement(most)
	return b
}

func (b *bulk) statement(rows int) string {
	return b.head + strings.TrimSuffix(strings.Repeat(b.row+",", rows), ",") + b.tail
}

// add takes one row; it writes when enough have come together.
func (b *bulk) add(values ...any) error {
	b.args = append(b.args, values...)
	if len(b.args) == b.most*b.width {
		return b.flush()
	}
	return nil
}

// flush writes the rows that are left.
func (b *bulk) flush() error {
	n := len(b.args) / b.width
	if n == 0 {
		return nil
	}
	sql := b.full
	if n < b.most || b.tail != "" {
		sql = b.statement(n)
	}
	err := run(b.ctx, b.tx, sql, b.args...)
	b.args = b.args[:0]
	return err
}

// run executes SQL beneath GORM, which would look at every value twice.
func run(ctx context.Context, tx *gorm.DB, sql string, args ...any) error {
	_, err := tx.Statement.ConnPool.ExecContext(ctx, sql, args...)
	return err
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
