package importing

import (
	"context"
	"maps"

	"alumnibook/model"
	"alumnibook/model/importer"
	"alumnibook/ui/run"
)

// rowKey names a row of the list whatever plan it stands in.
type rowKey struct {
	file, sheet string
	row         int
}

// answer is what the user said about one row.
type answer struct {
	decision    importer.Decision
	same        rowKey // of a decision for another row of the list
	corrections map[importer.Field]string
	settled     map[importer.Field]bool // contradictions: the list's value is taken
	settledAll  *bool                   // the same of all of the row
	asWritten   map[importer.Field]bool // stays as it stands in the list
}

func newAnswer() *answer {
	return &answer{corrections: map[importer.Field]string{}, settled: map[importer.Field]bool{}, asWritten: map[importer.Field]bool{}}
}

func (a *answer) clone() *answer {
	c := *a
	c.corrections, c.settled, c.asWritten = maps.Clone(a.corrections), maps.Clone(a.settled), maps.Clone(a.asWritten)
	return &c
}

// settle tells a plan what the user said about values that contradict the book.
func (a *answer) settle(plan *importer.Plan, row int) {
	if a.settledAll != nil {
		_ = plan.SettleAll([]int{row}, *a.settledAll)
	}
	for f, take := range a.settled {
		_ = plan.Settle(row, f, take)
	}
}

// answers keeps what the user said, so that it holds also after columns were changed and the rows were planned anew.
type answers map[rowKey]*answer

func keyOf(plan *importer.Plan, row int) rowKey {
	return rowKey{plan.File(row), plan.Sheet(row), plan.Rows[row].Row}
}

func (a answers) of(k rowKey) *answer {
	if a[k] == nil {
		a[k] = newAnswer()
	}
	return a[k]
}

// clone copies the answers for work away from the window.
func (a answers) clone() answers {
	c := make(answers, len(a))
	for k, v := range a {
		c[k] = v.clone()
	}
	return c
}

// say tells a new plan what the user said before. What makes no sense any more is passed over.
func (a answers) say(plan *importer.Plan) {
	if len(a) == 0 {
		return
	}
	rows := make(map[rowKey]int, len(plan.Rows))
	for i := range plan.Rows {
		rows[keyOf(plan, i)] = i
	}
	same := map[importer.Decision][]int{}
	for k, v := range a {
		row, ok := rows[k]
		if !ok {
			continue
		}
		for f, text := range v.corrections {
			_ = plan.Correct(row, f, text)
		}
		for f := range v.asWritten {
			_ = plan.AsWritten(row, f)
		}
		d := v.decision
		if d.Do == importer.DoSame && d.Person == 0 {
			if d.Row, ok = rows[v.same]; !ok {
				continue
			}
		}
		if d.Do != importer.DoAsPlanned {
			same[d] = append(same[d], row)
		}
	}
	for d, list := range same {
		_ = plan.DecideAll(list, d)
	}
	for k, v := range a { // after it is said whose rows they are
		if row, ok := rows[k]; ok {
			v.settle(plan, row)
		}
	}
}

// makePlan compares the rows with the book and shows the check.
func (p *Page) makePlan() {
	draft, b, said := p.draft, p.host.Book(), p.answers.clone()
	work(p, p.w.T("importing.checking"), func(ctx context.Context, progress func(importer.Progress)) (*importer.Plan, error) {
		plan, err := draft.Plan(ctx, b, progress)
		if err != nil {
			return nil, err
		}
		said.say(plan)
		return plan, nil
	}, func(plan *importer.Plan, err error) {
		if err != nil {
			p.show()
			p.say(err)
			return
		}
		p.plan, p.step, p.heading = plan, stepCheck, nil
		p.check = newCheckView(p)
		p.show()
		p.check.start()
	})
}

// alter changes the plan away from the window, and then shows it. While it runs nothing else can be decided.
func (p *Page) alter(do func(plan *importer.Plan) error, then func(err error)) {
	if p.altering || p.plan == nil {
		return
	}
	p.altering = true
	plan := p.plan
	run.Do(p.host.Runner(), jobKey{p}, func(context.Context, run.Progress) (bool, error) {
		return true, do(plan)
	}, func(_ bool, err error) {
		p.altering = false
		if p.plan != plan {
			return
		}
		then(err)
	})
}

// decide follows the user about some rows and goes on to the next one that waits.
func (p *Page) decide(rows []int, d importer.Decision) {
	p.alter(func(plan *importer.Plan) error { return plan.DecideAll(rows, d) }, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		for _, row := range rows {
			a := p.answers.of(keyOf(p.plan, row))
			a.decision = d
			if d.Do == importer.DoSame && d.Person == 0 {
				a.same = keyOf(p.plan, d.Row)
			}
		}
		p.check.decided(d.Do != importer.DoAsPlanned)
	})
}

// correct puts other texts into fields of a row. problem hears why one can't be taken.
func (p *Page) correct(row int, texts map[importer.Field]string, problem func(error)) {
	p.alter(func(plan *importer.Plan) error {
		for f, text := range texts {
			if err := plan.Correct(row, f, text); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		a := p.answers.of(keyOf(p.plan, row))
		maps.Copy(a.corrections, texts)
		for f := range texts {
			delete(a.asWritten, f)
		}
		if err != nil {
			problem(err)
			return
		}
		p.check.decided(false)
		if p.plan.Rows[row].Fate == importer.FateRejected {
			problem(model.Invalid("field", "other"))
		}
	})
}

// uncorrect takes a correction back.
func (p *Page) uncorrect(row int, f importer.Field) {
	p.alter(func(plan *importer.Plan) error { return plan.Uncorrect(row, f) }, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		a := p.answers.of(keyOf(p.plan, row))
		delete(a.corrections, f)
		delete(a.asWritten, f)
		p.check.decided(false)
	})
}

// asWritten leaves a cell as it stands in the list.
func (p *Page) asWritten(row int, f importer.Field) {
	p.alter(func(plan *importer.Plan) error { return plan.AsWritten(row, f) }, func(err error) {
		if model.CodeOf(err) == model.CodeInvalid {
			p.host.Toast(p.w.T("importing.cell.not_as_written"))
			return
		}
		if err != nil {
			p.host.Fail(err)
			return
		}
		a := p.answers.of(keyOf(p.plan, row))
		delete(a.corrections, f)
		a.asWritten[f] = true
		p.check.decided(false)
	})
}

// settle says of a value that contradicts the book which of the two counts.
func (p *Page) settle(row int, f importer.Field, take bool) {
	p.alter(func(plan *importer.Plan) error { return plan.Settle(row, f, take) }, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.answers.of(keyOf(p.plan, row)).settled[f] = take
		p.check.decided(false)
	})
}

// settleAll says the same of everything in these rows that contradicts the book.
func (p *Page) settleAll(rows []int, take bool) {
	p.alter(func(plan *importer.Plan) error { return plan.SettleAll(rows, take) }, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		for _, row := range rows {
			a := p.answers.of(keyOf(p.plan, row))
			a.settledAll, a.settled = &take, map[importer.Field]bool{}
		}
		p.check.decided(false)
	})
}

// orderDates says how the dates of a column are written, and compares anew.
func (p *Page) orderDates(row int, f importer.Field, order importer.DateOrder) {
	for _, sh := range p.shapes() {
		for _, c := range sh.columns {
			for _, e := range c.each {
				if e.column.Field == f && e.column.DateOrder == importer.OrderAsk && (p.sheetOf(row) == e.sheet || len(sh.sheets) > 1) {
					e.column.DateOrder = order
				}
			}
		}
	}
	p.makePlan()
}

// sheetOf is the sheet that a row of the plan is from.
func (p *Page) sheetOf(row int) *importer.Sheet {
	file, name := p.plan.File(row), p.plan.Sheet(row)
	for _, f := range p.draft.Files {
		for _, s := range f.Sheets {
			if f.Name == file && s.Name == name {
				return s
			}
		}
	}
	return nil
}
