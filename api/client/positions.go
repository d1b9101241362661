package client

import (
	"context"
	"io"
	"iter"
	"net/http"

	"yardstick/panel"
	"yardstick/record"
)

// Positions goes through the positions that the account has to do with, the latest first.
func (c *Client) Positions(ctx context.Context) iter.Seq2[panel.Summary, error] {
	return All[panel.Summary](ctx, c, "/positions", nil)
}

// Candidates goes through the candidates of a position, without answers and ratings.
func (c *Client) Candidates(ctx context.Context, position string) iter.Seq2[panel.CandidateView, error] {
	return All[panel.CandidateView](ctx, c, Path("positions", position, "candidates"), nil)
}

// Candidate gives a candidate as far as the account may see them, and the ETag of the
// position as it was then.
func (c *Client) Candidate(ctx context.Context, position, candidate string) (v panel.CandidateView, etag string, err error) {
	etag, err = c.Do(ctx, Request{Method: http.MethodGet, Path: Path("positions", position, "candidates", candidate)}, &v)
	return v, etag, err
}

// Rating is a rating as it is handed in.
type Rating struct {
	Levels []record.Level `json:"levels"`
	Notes  []panel.Note   `json:"notes"`
}

// HandIn hands in a rating of a candidate; from then on it is sealed.
func (c *Client) HandIn(ctx context.Context, position, candidate string, r Rating) error {
	_, err := c.Do(ctx, Request{Method: http.MethodPut, Path: Path("positions", position, "candidates", candidate, "rating"), Body: r}, nil)
	return err
}

// Packet writes the record of a position, which yardstick verify proves.
func (c *Client) Packet(ctx context.Context, position string, w io.Writer) error {
	_, err := c.Do(ctx, Request{Method: http.MethodGet, Path: Path("positions", position, "packet.zip")}, w)
	return err
}
