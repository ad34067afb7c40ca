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
}

// answers keeps what the user said, so that it holds also after columns were changed and the rows were planned anew.
type answers map[rowKey]*answer

func keyOf(plan *importer.Plan, row int) rowKey {
	return rowKey{plan.File(row), plan.Sheet(row), plan.Rows[row].Row}
}

func (a answers) of(k rowKey) *answer {
	if a[k] == nil {
		a[k] = &answer{corrections: map[importer.Field]string{}}
	}
	return a[k]
}

// clone copies the answers for work away from the window.
func (a answers) clone() answers {
	c := make(answers, len(a))
	for k, v := range a {
		c[k] = &answer{v.decision, v.same, maps.Clone(v.corrections)}
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
		delete(p.answers.of(keyOf(p.plan, row)).corrections, f)
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
