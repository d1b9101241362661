package main

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"yardstick/assess/model"
	"yardstick/intake"
	"yardstick/intake/onet"
	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/job"
)

// jobImportCmd is the command group yardstick job import.
type jobImportCmd struct {
	Onet    importOnetCmd `cmd:"" help:"Make a job of an occupation of the O*NET database."`
	Posting importFileCmd `cmd:"" help:"The same as text: any file is told by its content."`
	Text    importFileCmd `cmd:"" default:"withargs" help:"Make a job of an advertisement or description: text, PDF, DOCX, a saved page, a JobPosting, a sheet."`
}

// importOutput says where an imported job goes.
type importOutput struct {
	Output string `short:"o" placeholder:"FILE" help:"Write the job to FILE instead of standard output."`
	Force  bool   `help:"Overwrite FILE if it exists."`
}

// importOnetCmd is the command yardstick job import onet.
type importOnetCmd struct {
	Path   string `arg:"" help:"The folder or the zip of an O*NET release (text files)."`
	Soc    string `xor:"which" placeholder:"CODE" help:"The occupation with this O*NET-SOC code, such as 43-4051.00."`
	Search string `xor:"which" placeholder:"TITLE" help:"The occupation with this title; where the words are only part of titles, those are listed."`
	importOutput
}

// Run imports one occupation, or lists those that the search finds.
func (c *importOnetCmd) Run(p *program) error {
	if c.Soc == "" && c.Search == "" {
		return fault.Invalidf("job import onet needs --soc CODE or --search TITLE")
	}
	db, err := openOnet(c.Path)
	if err != nil {
		return inFile(c.Path, err)
	}
	found, err := c.find(db)
	if err != nil {
		return err
	}
	if len(found) > 1 || c.Soc == "" && !found[0].Exact(c.Search) {
		return listOccupations(p, found)
	}
	j, err := found[0].Job()
	if err != nil {
		return inFile(c.Path, err)
	}
	j.Draft = &job.Draft{Source: "O*NET occupation " + found[0].Code}
	return c.write(p, j)
}

// find gives the occupations asked for, at least one.
func (c *importOnetCmd) find(db *onet.Database) ([]onet.Occupation, error) {
	if c.Soc != "" {
		o, err := db.ByCode(c.Soc)
		return []onet.Occupation{o}, err
	}
	found := db.Search(c.Search)
	if len(found) == 0 {
		return nil, fault.NotFoundf("no occupation has a title with %q; try fewer or other words", c.Search)
	}
	return found, nil
}

// listOccupations prints what a search found; nothing is imported.
func listOccupations(p *program, found []onet.Occupation) error {
	for _, o := range found {
		if _, err := fmt.Fprintf(p.stdout, "%s  %s\n", o.Code, o.Title); err != nil {
			return err
		}
	}
	fmt.Fprintf(p.stderr, "%s; import one with --soc CODE or its exact title\n",
		count(len(found), "occupation matches, but is not called so", "occupations match"))
	return nil
}

// openOnet opens a folder or a zip.
func openOnet(path string) (*onet.Database, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, importFault(err)
	}
	if info.IsDir() {
		return onet.Open(os.DirFS(path))
	}
	const largest = 512 << 20 // a release is about 100 MB
	if info.Size() > largest {
		return nil, fault.Invalidf("is larger than %d MiB; give the zip of one O*NET release", largest>>20)
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		return nil, fault.Invalidf("is neither a folder nor a zip that can be read: %v", err)
	}
	defer z.Close()
	return onet.Open(&z.Reader)
}

// importFileCmd is the commands yardstick job import text and posting: both
// read whatever a file is.
type importFileCmd struct {
	File    string `arg:"" help:"A text, Markdown, PDF, DOCX, HTML, JSON, CSV or XLSX file, or - for standard input."`
	Posting string `placeholder:"TITLE" help:"The posting with this title, where the file holds several; or the occupation, of an O*NET zip."`
	Title   string `placeholder:"TITLE" help:"What the job is called, where the file does not say it or says it wrongly."`
	importOutput
}

// Run imports an advertisement or description.
func (c *importFileCmd) Run(p *program) error {
	found, err := p.fromOutside(c.File, intake.Options{Title: c.Title, Posting: c.Posting})
	if err != nil {
		return err
	}
	if found.Job == nil {
		return inFile(c.File, fault.Invalidf("is a guide; a job is imported here: practise with it (yardstick practise --guide FILE)"))
	}
	return c.write(p, *found.Job)
}

// fromOutside reads a file, whatever it is, and prints what a person should
// know of the reading.
func (p *program) fromOutside(file string, o intake.Options) (intake.Found, error) {
	data, err := p.readImport(file, intake.MaxBytes)
	if err != nil {
		return intake.Found{}, inFile(file, err)
	}
	o.Encoder = model.Lines{}
	found, err := intake.Read(context.Background(), nameOf(file), data, o)
	if err != nil {
		return intake.Found{}, inFile(file, err)
	}
	for _, note := range found.Notes {
		fmt.Fprintf(p.stderr, "%s: %s\n", nameOf(file), note)
	}
	return found, nil
}

// nameOf gives the name of a file for messages.
func nameOf(file string) string {
	if file == "-" {
		return "standard input"
	}
	return file
}

// readImport reads a file, or standard input, that may be binary.
func (p *program) readImport(file string, limit int64) ([]byte, error) {
	from := p.stdin
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return nil, importFault(err)
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, fault.Invalidf("is a folder; name a file in it")
		}
		from = f
	}
	data, err := io.ReadAll(io.LimitReader(from, limit+1))
	if err != nil {
		return nil, importFault(err)
	}
	return data, nil // the reader of the format says what is too large
}

// write writes the job as YAML and a note on what is in it.
func (c *importOutput) write(p *program, j job.Job) error {
	data, err := jobYAML(j)
	if err != nil {
		return fmt.Errorf("writing the job as YAML: %w", err)
	}
	if _, err := job.Read("the imported job", data); err != nil {
		return fmt.Errorf("the imported job is not valid, which is a defect of this program: %w", err)
	}
	if c.Output == "" {
		if _, err := p.stdout.Write(data); err != nil {
			return err
		}
	} else if err := c.writeFile(data); err != nil {
		return err
	}
	fmt.Fprintln(p.stderr, summary(j))
	return nil
}

// writeFile writes the file whole, and does not overwrite unless told to.
func (c *importOutput) writeFile(data []byte) error {
	if _, err := os.Lstat(c.Output); err == nil && !c.Force {
		return &fault.Error{Kind: fault.Conflict, File: c.Output, Message: "exists; choose another name or overwrite it with --force"}
	}
	return disk.Write(c.Output, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// summary says in one line what was imported.
func summary(j job.Job) string {
	duties, measures := 0, 0
	for _, f := range j.Functions {
		duties += len(f.Duties)
		measures += len(f.Measures)
	}
	return fmt.Sprintf(
		"%s: %s in %s, %s; %s to review", j.Title, count(duties, "duty", "duties"), count(len(j.Functions), "function", "functions"),
		count(measures, "measure", "measures"), count(len(j.Review), "guess", "guesses"),
	)
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// inFile names the file in an error that does not name one.
func inFile(file string, err error) error {
	file = nameOf(file)
	var e *fault.Error
	if !errors.As(err, &e) {
		return err
	}
	named := *e
	if named.File == "" {
		named.File = file
	} else if named.File != file && !strings.HasPrefix(named.File, file) {
		named.File = file + ": " + named.File
	}
	return &named
}

// importFault turns an error of opening or reading into a clear message.
func importFault(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return &fault.Error{Kind: fault.NotFound, Message: disk.NoSuchFile, Cause: err}
	}
	return &fault.Error{Kind: fault.Invalid, Message: "cannot be read: " + err.Error(), Cause: err}
}
