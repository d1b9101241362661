package practise

import (
	"bytes"
	"context"
	"path"
	"strings"

	"yardstick/guide"
	"yardstick/intake/description"
	"yardstick/intake/duties"
	"yardstick/intake/posting"
	"yardstick/job"
	"yardstick/practice"
)

// source is what a file turned out to be: a job, or a guide alone.
type source struct {
	job    *job.Job
	guide  *guide.Guide
	origin practice.Origin
}

// fromText makes a job of pasted text; a title that was given wins over the one found.
func fromText(ctx context.Context, pasted, title string) (*job.Job, error) {
	text, err := description.TextFor(ctx, []byte(pasted))
	if err != nil {
		return nil, err
	}
	j, err := duties.ArrangeFor(ctx, duties.Material{Title: title, Text: text})
	if err != nil {
		return nil, err
	}
	return drafted(&j, "pasted text", text), nil
}

// fromFile finds out what a file is by its content and its name's ending.
func fromFile(ctx context.Context, name string, data []byte) (source, error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return fromYAML(name, data)
	case ".json":
		if bytes.Contains(data, []byte(`"yardstick"`)) {
			return fromYAML(name, data)
		}
		return fromPosting(ctx, data)
	case ".html", ".htm":
		if found, err := fromPosting(ctx, data); err == nil {
			return found, nil
		}
	}
	text, err := description.TextFor(ctx, data)
	if err != nil {
		return source{}, err
	}
	j, err := description.JobFor(ctx, text)
	return source{job: drafted(&j, name, text), origin: practice.FromText}, err
}

// drafted makes a draft of what was read from a text: every line stands beside
// it, marked as a duty where one was found in it.
func drafted(j *job.Job, name, text string) *job.Job {
	d := job.Draft{Source: name}
	for line := range strings.Lines(text) {
		if line = strings.TrimLeft(strings.Join(strings.Fields(line), " "), "-•* "); line == "" {
			continue
		}
		l := job.DraftLine{Text: line, Is: job.IsOther}
		for i := range j.Functions {
			for _, duty := range j.Functions[i].Duties {
				if strings.Contains(strings.ToLower(line), strings.ToLower(duty)) {
					l.Is, l.Function = job.IsDuty, j.Functions[i].ID
				}
			}
		}
		d.Lines = append(d.Lines, l)
	}
	j.Draft = &d
	return j
}

// fromYAML reads a job file or a guide file.
func fromYAML(name string, data []byte) (source, error) {
	if bytes.Contains(data, []byte(guide.Format)) {
		guides, err := guide.Read(name, data)
		if err != nil {
			return source{}, err
		}
		return source{guide: &guides[0], origin: practice.FromGuide}, nil
	}
	j, err := job.Read(name, data)
	return source{job: j, origin: practice.FromFile}, err
}

func fromPosting(ctx context.Context, data []byte) (source, error) {
	p, err := posting.Read(data)
	if err != nil {
		return source{}, err
	}
	j, err := p.JobFor(ctx)
	return source{job: &j, origin: practice.FromText}, err
}
