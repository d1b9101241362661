package rubric

import (
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"yardstick/guide"
	"yardstick/internal/fault"
)

// namespace makes the identifiers of this program differ from those of others.
var namespace = uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://yardstick.example/case"))

// creator stands in every document; CASE demands one.
const creator = "Yardstick"

// Options say what the guide does not.
type Options struct {
	// Base is where things have their addresses, such as
	// https://people.example.org/ims/case/v1p1/; empty gives urn:uuid: addresses.
	Base string
	// Changed is when a guide that is not sealed was changed last; a sealed one says
	// that itself.
	Changed time.Time
}

// Write writes a guide as a package. The same guide and options give the same bytes.
func Write(w io.Writer, g *guide.Guide, o Options) error {
	p, err := Of(g, o)
	if err != nil {
		return err
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(p)
}

// Of makes a package of a guide.
func Of(g *guide.Guide, o Options) (*Package, error) {
	full := guide.Complete(*g)
	hash, err := guide.Hash(&full)
	if err != nil {
		return nil, err
	}
	if o.Base != "" && !strings.Contains(o.Base, "://") {
		return nil, fault.Invalidf("%q is no address to begin those of the package; want such as https://people.example.org/case/", o.Base)
	}
	at := o.Changed
	if full.Seal != nil {
		at = full.Seal.At
	}
	b := &builder{
		guide: &full, base: strings.TrimSuffix(o.Base, "/"), root: uuid.NewSHA1(namespace, []byte(hash)),
		at: at.UTC().Truncate(time.Second).Format(time.RFC3339),
	}
	return b.build(), nil
}

// builder makes one package.
type builder struct {
	guide *guide.Guide
	base  string
	root  uuid.UUID
	at    string
	out   Package
}

// named gives something its identifier and address; path tells it from all else
// in the guide.
func (b *builder) named(collection, path string) Named {
	id := b.root
	if path != "" {
		id = uuid.NewSHA1(b.root, []byte(path))
	}
	uri := "urn:uuid:" + id.String()
	if b.base != "" {
		uri = b.base + "/" + collection + "/" + id.String()
	}
	return Named{Identifier: id.String(), URI: uri, Changed: b.at}
}

func (n Named) link(title string) Link {
	return Link{Title: title, Identifier: n.Identifier, URI: n.URI}
}

func (b *builder) build() *Package {
	b.out.Document = b.document()
	b.out.Definitions.ItemTypes = []ItemType{
		{b.named("CFItemTypes", "type question"), "Question", "A question of a structured interview.", "1"},
		{b.named("CFItemTypes", "type requirement"), "Requirement", "One thing that an answer to the question must contain.", "2"},
	}
	for i := range b.guide.Questions {
		b.question(&b.guide.Questions[i], i+1)
	}
	return &b.out
}

func (b *builder) document() Document {
	g := b.guide
	d := Document{
		Named: b.named("CFDocuments", ""), CaseVersion: "1.1", FrameworkType: "Structured interview guide", Creator: creator,
		Title: g.Title, Language: "en", Version: strconv.Itoa(g.Version), AdoptionStatus: "Draft",
	}
	if d.Title == "" {
		d.Title = g.ID
	}
	x := ownGuide{ID: g.ID, Title: g.Title, Job: g.Job, Scale: g.Scale, Pass: g.Pass.Score, Record: string(g.Record)}
	if g.Seal != nil {
		d.AdoptionStatus = "Adopted"
		x.Seal = &ownSeal{SHA256: g.Seal.SHA256, At: g.Seal.At, By: g.Seal.By}
	}
	if g.Job != "" {
		d.Description = "The questions of an interview for the job " + g.Job + ", with what their answers must contain."
	}
	d.Extensions = &extension[ownGuide]{x}
	return d
}

// item adds an item and says to what it belongs.
func (b *builder) item(kind int, path, id, text string, parent Link, sequence int) Link {
	t := b.out.Definitions.ItemTypes[kind]
	it := Item{
		Named: b.named("CFItems", "item "+path), FullStatement: text, CodingScheme: id, Type: t.Title, TypeURI: t.link(t.Title), Language: "en",
	}
	b.out.Items = append(b.out.Items, it)
	link := it.link(id)
	b.out.Associations = append(b.out.Associations, Association{
		Named: b.named("CFAssociations", "child "+path), Type: "isChildOf", Sequence: sequence, Origin: link, Destination: parent,
	})
	return link
}

func (b *builder) question(q *guide.Question, n int) {
	item := b.item(0, q.ID, q.ID, q.Text, b.out.Document.link(b.out.Document.Title), n)
	r := Rubric{
		Named: b.named("CFRubrics", "rubric "+q.ID), Title: q.Text, Description: q.Purpose,
		Extensions: &extension[ownQuestion]{ownQuestion{ID: q.ID, Type: string(q.Type), Seconds: q.Seconds, Probes: q.Probes}},
	}
	for i := range q.Requirements {
		r.Criteria = append(r.Criteria, b.requirement(&r, q, &q.Requirements[i], i+1, item))
	}
	if len(q.Anchors) > 0 {
		r.Criteria = append(r.Criteria, b.whole(&r, q))
	}
	b.out.Rubrics = append(b.out.Rubrics, r)
}

// credits are the verdicts on a requirement and what they count.
var credits = []struct {
	quality string
	score   float64
}{{"Not met", 0}, {"Partly met", .5}, {"Met", 1}}

func (b *builder) requirement(rubric *Rubric, q *guide.Question, r *guide.Requirement, n int, parent Link) Criterion {
	path := q.ID + "/" + r.ID
	item := b.item(1, path, r.ID, r.Text, parent, n)
	c := Criterion{
		Named: b.named("CFRubricCriteria", "criterion "+path), Category: string(r.Kind), Description: r.Text, ItemURI: &item,
		Weight: &r.Weight, Position: n, RubricID: rubric.Identifier,
		Extensions: &extension[ownRequirement]{ownRequirement{
			ID: r.ID, Kind: string(r.Kind), Must: r.Must, Items: r.Items, AtLeast: r.AtLeast, Shows: r.Shows, Misses: r.Misses,
		}},
	}
	for i, credit := range credits {
		c.Levels = append(c.Levels, Level{
			Named:   b.named("CFRubricCriterionLevels", "level "+path+"/"+strconv.Itoa(i)),
			Quality: credit.quality, Score: credit.score, Position: i + 1, CriterionID: c.Identifier,
		})
	}
	return c
}

// whole is the criterion whose levels are the anchors.
func (b *builder) whole(rubric *Rubric, q *guide.Question) Criterion {
	c := Criterion{
		Named: b.named("CFRubricCriteria", "whole "+q.ID), Category: "answer", Description: "The answer as a whole.",
		Position: len(q.Requirements) + 1, RubricID: rubric.Identifier, Extensions: &extension[ownRequirement]{ownRequirement{Whole: true}},
	}
	for _, level := range slices.Sorted(maps.Keys(q.Anchors)) {
		quality := b.guide.Scale[level]
		if quality == "" {
			quality = "Level " + strconv.Itoa(level)
		}
		c.Levels = append(c.Levels, Level{
			Named:       b.named("CFRubricCriterionLevels", "anchor "+q.ID+"/"+strconv.Itoa(level)),
			Description: q.Anchors[level], Quality: quality, Score: float64(level), Position: level, CriterionID: c.Identifier,
		})
	}
	return c
}
