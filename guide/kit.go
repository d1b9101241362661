package guide

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"
)

//go:embed kit.html
var kitFiles embed.FS

// kitPage is what the template of the interview kit shows.
type kitPage struct {
	Guide     Guide
	Hash      string // SHA-256 of the guide, in hex
	Sealed    string // "sealed as version 1 by … on …", empty where it is not sealed
	Minutes   int    // time of all questions together, rounded up
	Levels    []kitLevel
	Questions []kitQuestion
}

type kitLevel struct {
	N          int
	Name, Text string
}

type kitQuestion struct {
	Number       int
	ID           string
	Text, Type   string
	Purpose      string
	Time         string // "3 minutes", empty where the guide gives none
	Probes       []string
	Anchors      []kitLevel
	Requirements []kitRequirement
}

type kitRequirement struct {
	Requirement
	Letter string // a, b, c, …
	Weight string
	Rule   string // "at least 2 of these 3", for coverage
}

// Kit writes the interview kit of g as one HTML page made for paper: for each
// question its purpose, time, probes and anchors, a grid in which a rater marks
// each requirement by hand, and room for notes; at the end the sums, and sample
// sentences as an appendix. The page asks for nothing from anywhere.
func Kit(w io.Writer, g *Guide) error {
	page, err := newKitPage(g)
	if err != nil {
		return err
	}
	t, err := template.ParseFS(kitFiles, "kit.html")
	if err != nil {
		return fmt.Errorf("parse the template of the interview kit: %w", err)
	}
	return t.Execute(w, page)
}

func newKitPage(g *Guide) (*kitPage, error) {
	hash, err := Hash(g)
	if err != nil {
		return nil, err
	}
	p := &kitPage{Guide: Complete(*g), Hash: hash, Sealed: sealLine(g)}
	for n := 1; n <= p.Guide.Scale.Top(); n++ {
		p.Levels = append(p.Levels, kitLevel{N: n, Name: p.Guide.Scale[n]})
	}
	seconds := 0
	for i := range p.Guide.Questions {
		q := &p.Guide.Questions[i]
		seconds += q.Seconds
		p.Questions = append(p.Questions, newKitQuestion(i+1, q, p.Guide.Scale))
	}
	p.Minutes = (seconds + 59) / 60
	return p, nil
}

func newKitQuestion(n int, q *Question, scale Scale) kitQuestion {
	k := kitQuestion{
		Number: n, ID: q.ID, Text: q.Text, Type: typeName(q.Type), Purpose: q.Purpose, Time: minutes(q.Seconds), Probes: q.Probes,
	}
	for _, level := range slices.Sorted(maps.Keys(q.Anchors)) {
		k.Anchors = append(k.Anchors, kitLevel{N: level, Name: scale[level], Text: q.Anchors[level]})
	}
	for i, r := range q.Requirements {
		k.Requirements = append(k.Requirements, kitRequirement{Requirement: r, Letter: letter(i), Weight: number(r.Weight), Rule: rule(&r)})
	}
	return k
}

// noteLines is how many lines for notes a question has.
const noteLines = 10

// Lines counts the lines for notes.
func (p *kitPage) Lines() [noteLines]struct{} { return [noteLines]struct{}{} }

// HasSamples reports whether any question has sample sentences.
func (p *kitPage) HasSamples() bool {
	return slices.ContainsFunc(p.Questions, func(q kitQuestion) bool { return q.HasSamples() })
}

// HasSamples reports whether any requirement has sample sentences.
func (q kitQuestion) HasSamples() bool {
	return slices.ContainsFunc(q.Requirements, func(r kitRequirement) bool { return len(r.Shows)+len(r.Misses) > 0 })
}

// sealLine says in words who sealed g and when, and nothing where it is not
// sealed or was changed since: a kit never vouches for an altered guide.
func sealLine(g *Guide) string {
	if Verify(g) != nil {
		return ""
	}
	return fmt.Sprintf("Sealed as version %d by %s on %s UTC", g.Version, g.Seal.By, g.Seal.At.UTC().Format("2 January 2006, 15:04"))
}

// typeName is a type of question in words.
func typeName(t QuestionType) string {
	switch t {
	case DefineFailure:
		return "Define failure"
	case DefineSuccess:
		return "Define success"
	case DangerSigns:
		return "Danger signs"
	case Behavioral:
		return "Past behaviour"
	case Situational:
		return "Situation"
	default:
		return "Question"
	}
}

// minutes writes a time in words, empty for none.
func minutes(seconds int) string {
	switch {
	case seconds == 0:
		return ""
	case seconds < 60:
		return fmt.Sprintf("%d seconds", seconds)
	case seconds == 60:
		return "1 minute"
	case seconds%60 == 0:
		return fmt.Sprintf("%d minutes", seconds/60)
	default:
		return fmt.Sprintf("%d min %d s", seconds/60, seconds%60)
	}
}

// letter numbers requirements a to z, then aa, ab, …
func letter(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

func rule(r *Requirement) string {
	switch {
	case r.Kind != Coverage:
		return ""
	case r.AtLeast == len(r.Items):
		return "all of these:"
	default:
		return fmt.Sprintf("at least %d of these %d:", r.AtLeast, len(r.Items))
	}
}

// textWidth is the width of text output, in characters.
const textWidth = 88

// wrap breaks a text into lines of at most textWidth characters, the first
// behind lead and the others indented as far.
func wrap(lead, text string) string { return wrapTo(lead, text, textWidth) }

func wrapTo(lead, text string, width int) string {
	indent := strings.Repeat(" ", len([]rune(lead)))
	var b strings.Builder
	line := lead
	empty := true
	for _, word := range strings.Fields(text) {
		if !empty && len([]rune(line))+1+len([]rune(word)) > width {
			b.WriteString(line + "\n")
			line, empty = indent, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	return b.String() + strings.TrimRight(line, " ") + "\n"
}
