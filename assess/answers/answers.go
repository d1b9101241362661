// Package answers reads answers: a text file is one answer, JSON lines are
// many. It reads a stream one line at a time, in memory that does not grow with
// its length, and says file, line and field of what is wrong.
//
// An array of JSON and a sheet (CSV, TSV, XLSX, what a form exports) are many too,
// never one. Of captions and conversations the words of one speaker are taken;
// where the file does not say whose, Open asks for the name rather than guess.
package answers

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yardstick/assess/text"
	"yardstick/assess/transcript"
	"yardstick/internal/fault"
)

// MaxLine is the most bytes of one JSON line. It leaves room for an answer of
// text.MaxBytes in which every character is escaped.
const MaxLine = 2 << 20

// Answer is one answer and where it was read. The contract's field seconds is for others.
type Answer struct {
	ID        string
	Guide     string // id of a guide, or empty
	Question  string // id or words of a question, or empty
	Text      string // as given
	Candidate string // as given, or empty
	File      string
	Line      int    // of a JSON line or a row, from 1; 0 for a text
	Cell      string // of a workbook's sheet, for people; else empty
}

// line is a JSON line. Fields that assessing does not need are passed over.
type line struct {
	ID        string  `json:"id"`
	Guide     string  `json:"guide"`
	Question  string  `json:"question"`
	Candidate string  `json:"candidate"`
	Answer    *string `json:"answer"`
}

// Reader reads the answers of one file or stream.
type Reader struct {
	name   string
	in     *bufio.Reader
	stream bool
	line   int    // lines read
	first  []byte // the first line, where finding out the format has read it
	seen   ids
	list   []item // of a file that was read as a whole
	opts   Options
}

// Options say what a file alone does not.
type Options struct {
	Speaker  string                  // whose words a conversation is read for; All for everybody's
	Column   string                  // the column of a sheet that holds the answers
	Sheet    string                  // the sheet of a workbook; All for every one that has answers
	Question func(words string) bool // whether these are the id or the words of a question
	Named    Columns                 // what columns are called that hold something else than their names say
}

// Columns are the names of columns of a sheet. An empty one is the field's own name:
// id, guide, question, candidate.
type Columns struct{ ID, Guide, Question, Candidate string }

// Field names a field of an answer for a fault: that of a JSON line or of a row, or
// its sheet and cell. A text has none.
func (a *Answer) Field(name string) string {
	switch {
	case a.Line == 0:
		return ""
	case a.Cell == "":
		return name
	case name == "answer":
		return a.Cell
	}
	sheet, _, _ := strings.Cut(a.Cell, ", cell ")
	return sheet + ": " + name
}

// item is an answer of a file that was read as a whole, or why it cannot be read.
type item struct {
	Answer
	err error
}

// All takes the words of everybody who speaks as one answer, and the answers of
// all sheets.
const All = "all"

// NewReader is Open without options.
func NewReader(name string, r io.Reader) (*Reader, error) { return Open(name, r, Options{}) }

// Open makes a reader of the file called name. Names that end in .jsonl or
// .ndjson hold JSON lines, .json JSON, .csv and .tsv sheets, .xlsx workbooks, .txt and .md a text;
// of any other, and of standard input, the content decides: a first line that is a
// JSON object with the field answer begins a stream.
func Open(name string, r io.Reader, o Options) (*Reader, error) {
	a := &Reader{name: name, in: bufio.NewReaderSize(r, 64<<10), opts: o}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson":
		a.stream = true
		return a, nil
	case ".json":
		return a, a.readJSON()
	case ".csv", ".tsv":
		return a, a.readSheet()
	case ".xlsx", ".xlsm":
		return a, a.readWorkbook()
	case ".txt", ".md", ".vtt", ".srt":
		return a, a.readText(nil)
	}
	return a, a.sniff()
}

// Stream reports whether the input holds many answers rather than one text.
func (a *Reader) Stream() bool { return a.stream }

// Next gives the next answer, io.EOF after the last, or an Invalid fault.
func (a *Reader) Next() (Answer, error) {
	if a.list != nil {
		if len(a.list) == 0 {
			return Answer{}, io.EOF
		}
		x := a.list[0]
		a.list = a.list[1:]
		if x.err != nil {
			return Answer{}, OneLine(x.err)
		}
		return a.spoken(x.Answer)
	}
	for {
		row, err := a.nextLine()
		if err != nil {
			return Answer{}, err
		}
		if row = bytes.TrimSpace(row); len(row) > 0 {
			return a.checked(row)
		}
	}
}

// sniff finds the format by the first line that is not blank.
func (a *Reader) sniff() error {
	lead, err := a.in.Peek(4096)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return a.fail(0, "", "cannot be read: %v", err)
	}
	switch start := bytes.TrimLeft(lead, " \t\r\n\ufeff"); {
	case isWorkbook(lead):
		return a.readWorkbook()
	case bytes.HasPrefix(start, []byte("[{")):
		return a.readJSON()
	case !bytes.HasPrefix(start, []byte("{")):
		return a.readText(nil)
	}
	var blank []byte
	for {
		row, err := a.readLine()
		if err != nil {
			return err
		}
		a.line++
		object := bytes.TrimSpace(bytes.TrimPrefix(row, []byte("\ufeff")))
		if len(object) == 0 {
			blank = append(blank, row...)
			continue
		}
		var l line
		if json.Unmarshal(object, &l) == nil && l.Answer != nil {
			a.stream, a.first = true, object
			return nil
		}
		a.line = 0
		return a.readText(append(blank, row...))
	}
}

// readText takes what was read before and the rest of the input as one answer.
func (a *Reader) readText(before []byte) error {
	rest, err := io.ReadAll(io.LimitReader(a.in, text.MaxBytes+1))
	if err != nil {
		return a.fail(0, "", "cannot be read: %v", err)
	}
	all := slices.Concat(before, rest)
	if plain, ok := transcript.UTF8(all); ok {
		all = plain
	}
	switch {
	case len(all) > text.MaxBytes:
		return a.fail(0, "", "is larger than %d bytes, the most that one answer may have", text.MaxBytes)
	case bytes.HasPrefix(all, []byte("PK\x03\x04")):
		return a.fail(0, "", "is a workbook or a document of Office under the name of a text; "+
			"a workbook is called .xlsx, a document is saved as plain text")
	case bytes.IndexByte(all, 0) >= 0:
		return a.fail(0, "", "is not a text file (it holds NUL bytes)")
	case !utf8.Valid(all):
		return a.fail(0, "", "is not a text file in UTF-8")
	}
	return a.classify(string(all))
}

// classify finds out what a text is: several answers after all, what several
// people said, or one answer as given.
func (a *Reader) classify(all string) error {
	if list, ok := jsonAnswers(all); ok && (!list[0].one || !a.isText()) {
		return a.takeObjects(list)
	}
	if a.isSheet(all) {
		return a.takeSheet(all)
	}
	said, err := a.said(all)
	if err != nil {
		return err
	}
	a.list = []item{{Answer: Answer{ID: idOf(a.name), Text: said, File: a.name}}}
	return nil
}

// isText reports whether the name says that this is a text.
func (a *Reader) isText() bool {
	return named(a.name, ".txt", ".md")
}

// named reports whether a file's name has one of the endings.
func named(name string, endings ...string) bool {
	return slices.Contains(endings, strings.ToLower(filepath.Ext(name)))
}

// idOf is the id of an answer that names none: the file's name without its ending.
func idOf(name string) string {
	base := filepath.Base(name)
	id := strings.TrimSuffix(base, filepath.Ext(base))
	if name == "-" || name == "standard input" || id == "" {
		return "answer"
	}
	return id
}

// nextLine gives the next line, or io.EOF after the last.
func (a *Reader) nextLine() ([]byte, error) {
	if a.first != nil {
		row := a.first
		a.first = nil
		return row, nil
	}
	row, err := a.readLine()
	a.line++
	if a.line == 1 {
		row = bytes.TrimPrefix(row, []byte("\ufeff"))
	}
	return row, err
}

// readLine reads a line of at most MaxLine bytes with its end.
func (a *Reader) readLine() ([]byte, error) {
	var row []byte
	for {
		part, err := a.in.ReadSlice('\n')
		row = append(row, part...)
		switch {
		case len(row) > MaxLine:
			if err != nil {
				a.skipLine()
			}
			return nil, OneLine(a.fail(a.line+1, "", "the line is longer than %d bytes, the most that is read", MaxLine))
		case err == nil:
			return row, nil
		case errors.Is(err, io.EOF) && len(row) > 0:
			return row, nil
		case errors.Is(err, io.EOF):
			return nil, io.EOF
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, a.fail(a.line+1, "", "cannot be read: %v", err)
		}
	}
}

// decode reads one JSON line. An answer without an id is known by its line.
func (a *Reader) decode(row []byte) (Answer, error) {
	if !utf8.Valid(row) {
		return Answer{}, a.fail(a.line, "", "is not text in UTF-8")
	}
	var l line
	if err := json.Unmarshal(row, &l); err != nil {
		return Answer{}, a.jsonFault(err)
	}
	if l.Answer == nil {
		return Answer{}, a.fail(a.line, "answer", "is missing: each line holds the field answer with a text")
	}
	if l.ID == "" {
		l.ID = "line-" + strconv.Itoa(a.line)
	}
	return a.spoken(Answer{
		ID: l.ID, Guide: l.Guide, Question: l.Question, Candidate: l.Candidate, Text: *l.Answer, File: a.name, Line: a.line,
	})
}

func (a *Reader) jsonFault(err error) error {
	var wrong *json.UnmarshalTypeError
	if !errors.As(err, &wrong) {
		return a.fail(a.line, "", "is not a line of JSON: %v", err)
	}
	if wrong.Field == "" {
		return a.fail(a.line, "", "holds a JSON %s where an object with the fields id and answer belongs", wrong.Value)
	}
	return a.fail(a.line, wrong.Field, "holds a JSON %s where a text belongs", wrong.Value)
}

func (a *Reader) fail(line int, field, format string, args ...any) error {
	e := fault.Invalidf(format, args...)
	e.File, e.Line, e.Field = a.name, line, field
	return e
}
