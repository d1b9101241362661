package batch

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"yardstick/assess/answers"
	"yardstick/assess/text"
	"yardstick/background"
	"yardstick/guide"
	"yardstick/internal/fault"
)

// open opens the answers of a file with what was said of its columns.
func open(b Batch, g *guide.Guide, file []byte) (*answers.Reader, error) {
	c := b.Columns
	r, err := answers.Open(b.File, bytes.NewReader(file), answers.Options{
		Column: c.Answer, Sheet: c.Sheet, Named: answers.Columns{ID: c.ID, Candidate: c.Candidate, Question: c.Question},
		Question: func(words string) bool { _, ok := g.QuestionNamed(words); return ok },
	})
	if err != nil {
		return nil, err
	}
	if !r.Stream() {
		return nil, &fault.Error{
			Kind: fault.Invalid, File: b.File, Message: "holds one text; a batch is a sheet (CSV, XLSX) or JSON lines with many answers",
		}
	}
	return r, nil
}

// read takes a file in chunks, from where an earlier run has stopped.
func (w *Workshop) read(ctx context.Context, run *background.Run) error {
	b, g, err := w.begun(ctx, run, Reading)
	if err != nil || b.ID == "" {
		return err
	}
	file, err := w.Store.File(ctx, b.Owner, b.ID)
	if err != nil {
		return err
	}
	err = w.chunks(ctx, run, b, g, file)
	var wrong *fault.Error
	switch {
	case errors.As(err, &wrong) && wrong.Kind == fault.Invalid: // no later try reads it
		return w.Store.Read(ctx, b, wrong.Error(), w.Now())
	case err != nil:
		return err
	}
	return w.Store.Read(ctx, b, "", w.Now(), taskOf(CompareKind, b, 0))
}

func (w *Workshop) chunks(ctx context.Context, run *background.Run, b Batch, g *guide.Guide, file []byte) error {
	who, err := w.Assessor.Who()
	if err != nil {
		return err
	}
	taken, err := w.Store.Chunks(ctx, b)
	if err != nil {
		return err
	}
	in, err := open(b, g, file)
	if err != nil {
		return err
	}
	var items []Item
	row, chunk := 0, 0
	flush := func() error {
		chunk++
		defer func() { items = nil }()
		if chunk <= taken {
			return nil
		}
		if err := run.Report(ctx, background.Progress{Done: int64(row)}); err != nil {
			return err
		}
		return w.Store.Take(ctx, b, chunk, items, AssessorKey(who), taskOf(AssessKind, b, chunk))
	}
	for {
		a, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		item, err := itemOf(b, g, &a, err)
		if err != nil {
			return err
		}
		if row++; row > MaxAnswers {
			return &fault.Error{Kind: fault.Invalid, File: b.File, Message: fmt.Sprintf("holds more than %d answers; split it", MaxAnswers)}
		}
		item.Row = row
		items = append(items, item)
		if len(items) == ChunkRows {
			if err := errors.Join(ctx.Err(), flush()); err != nil {
				return err
			}
		}
	}
	if len(items) > 0 {
		return flush()
	}
	return nil
}

// itemOf makes an item of an answer, or of what is wrong with its row.
func itemOf(b Batch, g *guide.Guide, a *answers.Answer, wrong error) (Item, error) {
	var line *answers.LineError
	if errors.As(wrong, &line) {
		return Item{ID: "line-" + strconv.Itoa(line.Fault.Line), Place: placeOf(line.Fault.Line, ""), Problem: shorter(line.Fault)}, nil
	}
	if wrong != nil {
		return Item{}, wrong
	}
	item := Item{ID: a.ID, Candidate: a.Candidate, Place: placeOf(a.Line, a.Cell), Text: a.Text}
	asked := cmp.Or(strings.TrimSpace(a.Question), b.Columns.Asked)
	q, known := g.QuestionNamed(asked)
	switch {
	case strings.TrimSpace(a.Text) == "":
		item.Problem = "answer: is empty"
	case len(a.Text) > text.MaxBytes:
		item.Problem, item.Text = fmt.Sprintf("answer: has %d bytes; the most is %d", len(a.Text), text.MaxBytes), ""
	case asked == "":
		item.Problem = "question: is missing; the guide has " + idsOf(g)
	case !known:
		item.Problem = fmt.Sprintf("question: %.70q is no question of the guide; it has %s", asked, idsOf(g))
	default:
		item.Question = q.ID
		item.Content = ContentOf(b.Guide.SHA256, q.ID, a.Text)
	}
	return item, nil
}

// shorter is a fault without its file, whose name the batch has.
func shorter(f *fault.Error) string {
	own := *f
	own.File = ""
	return own.Error()
}

func placeOf(line int, cell string) string {
	if cell != "" || line == 0 {
		return cell
	}
	return "line " + strconv.Itoa(line)
}
