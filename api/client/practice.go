package client

import (
	"context"
	"encoding/json"
	"iter"
	"net/http"
	"net/url"
	"time"

	"yardstick/assess"
	"yardstick/practice"
)

// Self is on whose behalf the client acts.
type Self struct {
	Realm   string     `json:"realm"` // practice or positions
	Owner   string     `json:"owner"`
	Roles   []string   `json:"roles"`
	Scopes  []string   `json:"scopes"`
	Expires *time.Time `json:"expires"`
}

// Self says on whose behalf the client acts.
func (c *Client) Self(ctx context.Context) (s Self, err error) {
	_, err = c.Do(ctx, Request{Method: http.MethodGet, Path: "/self"}, &s)
	return s, err
}

// Answer is one answer to be assessed.
type Answer struct {
	ID     string `json:"id,omitempty"`
	Answer string `json:"answer"`
}

// Assess has up to 50 answers assessed by a guide/v1 document. Nothing is kept. The
// question may be empty where the guide has one.
func (c *Client) Assess(ctx context.Context, guide json.RawMessage, question string, answers ...Answer) ([]assess.Assessment, error) {
	var out struct {
		Assessments []assess.Assessment `json:"assessments"`
	}
	body := map[string]any{"guide": guide, "question": question, "answers": answers}
	_, err := c.Do(ctx, Request{Method: http.MethodPost, Path: "/assessments", Body: body}, &out)
	return out.Assessments, err
}

// Sample gives a sample job as a job/v1 document, and the guide/v1 document derived of it.
func (c *Client) Sample(ctx context.Context, id string) (job, guide json.RawMessage, err error) {
	if _, err = c.Do(ctx, Request{Method: http.MethodGet, Path: Path("samples", id)}, &job); err != nil {
		return nil, nil, err
	}
	guide, err = c.Derive(ctx, job)
	return job, guide, err
}

// Derive derives a guide/v1 document of a job/v1 document. It is not sealed.
func (c *Client) Derive(ctx context.Context, job json.RawMessage) (json.RawMessage, error) {
	var out struct {
		Guide json.RawMessage `json:"guide"`
	}
	_, err := c.Do(ctx, Request{Method: http.MethodPost, Path: "/guides/derive", Body: map[string]any{"job": job}}, &out)
	return out.Guide, err
}

// Job is a job that somebody practises for.
type Job struct {
	ID          string          `json:"id"`
	Title       string          `json:"title"`
	Agreed      bool            `json:"agreed"`
	Revision    int             `json:"revision"`
	GuideSHA256 string          `json:"guide_sha256"`
	Questions   []string        `json:"questions"`
	Job         json.RawMessage `json:"job"`   // job/v1; in lists, and where only a guide is known, absent
	Guide       json.RawMessage `json:"guide"` // guide/v1; in lists absent
}

// Choice is a job to be practised for: one of Sample, Job, Guide and Text.
type Choice struct {
	Sample string          `json:"sample,omitempty"`
	Job    json.RawMessage `json:"job,omitempty"`
	Guide  json.RawMessage `json:"guide,omitempty"`
	Text   string          `json:"text,omitempty"`
	Title  string          `json:"title,omitempty"`
}

// Choose chooses a job to practise for.
func (c *Client) Choose(ctx context.Context, choice Choice) (j Job, err error) {
	_, err = c.Do(ctx, Request{Method: http.MethodPost, Path: "/jobs", Body: choice}, &j)
	return j, err
}

// Jobs goes through the jobs, the latest first.
func (c *Client) Jobs(ctx context.Context) iter.Seq2[Job, error] {
	return All[Job](ctx, c, "/jobs", nil)
}

// Attempt is an attempt with the ETag that a change of it is based on.
type Attempt struct {
	practice.Attempt
	ETag string `json:"-"`
}

func (c *Client) attempt(ctx context.Context, r Request) (a Attempt, err error) {
	a.ETag, err = c.Do(ctx, r, &a.Attempt)
	return a, err
}

// Begin begins an attempt at a question, in coach or exam mode.
func (c *Client) Begin(ctx context.Context, job, question string, mode practice.Mode) (Attempt, error) {
	body := map[string]any{"question": question, "mode": mode}
	return c.attempt(ctx, Request{Method: http.MethodPost, Path: Path("jobs", job, "attempts"), Body: body})
}

// Attempt gives an attempt.
func (c *Client) Attempt(ctx context.Context, id string) (Attempt, error) {
	return c.attempt(ctx, Request{Method: http.MethodGet, Path: Path("attempts", id)})
}

// Attempts goes through attempts, the earliest first; a query chooses: job, question,
// interview, state.
func (c *Client) Attempts(ctx context.Context, query url.Values) iter.Seq2[practice.Attempt, error] {
	return All[practice.Attempt](ctx, c, "/attempts", query)
}

// Save keeps what was written so far. Where somebody else was faster that is a problem
// of status 412, and both versions are kept.
func (c *Client) Save(ctx context.Context, a Attempt, text string) (Attempt, error) {
	return c.write(ctx, http.MethodPut, a, "draft", text)
}

// Finish has the text assessed and ends the attempt.
func (c *Client) Finish(ctx context.Context, a Attempt, text string) (Attempt, error) {
	return c.write(ctx, http.MethodPost, a, "finish", text)
}

func (c *Client) write(ctx context.Context, method string, a Attempt, what, text string) (Attempt, error) {
	return c.attempt(ctx, Request{
		Method: method, Path: Path("attempts", a.ID, what), IfMatch: a.ETag, Body: map[string]any{"text": text},
	})
}
