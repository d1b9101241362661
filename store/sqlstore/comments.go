package sqlstore

import (
	"context"

	"yardstick/internal/fault"
	"yardstick/practice"
)

// Comment keeps what a coach says of a finished attempt. Access is asked for in the
// same transaction: what was taken back before it counts.
func (s *shelf) Comment(ctx context.Context, id string, c practice.Comment) error {
	err := s.change(ctx, func(tx querier) error {
		a, err := s.attempt(ctx, tx, id)
		if err != nil {
			return err
		}
		may, err := s.mayComment(ctx, tx, c.Coach, a.Job)
		switch {
		case err != nil:
			return err
		case !may:
			return &fault.Error{Kind: fault.Forbidden, Message: "there is no access to this attempt"}
		case !a.Done():
			return fault.Conflictf("this attempt is not finished")
		case len(a.Comments) >= practice.MaxComments:
			return fault.Conflictf("this attempt has as many comments as it can have; remove one")
		}
		return s.comment(ctx, tx, id, c)
	})
	return translate("attempt", id, err)
}

func (s *shelf) comment(ctx context.Context, q querier, attempt string, c practice.Comment) error {
	_, err := q.ExecContext(ctx, `INSERT INTO comments (owner, attempt, id, coach, requirement, text, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		s.owner, attempt, c.ID, c.Coach, c.Requirement, c.Text, millis(c.At))
	return err
}

// RemoveComment removes a comment.
func (s *shelf) RemoveComment(ctx context.Context, attempt, id string) error {
	err := some(s.write.ExecContext(ctx, `DELETE FROM comments WHERE owner = ? AND attempt = ? AND id = ?`, s.owner, attempt, id))
	return translate("comment", id, err)
}

const commentQuery = `SELECT attempt, id, coach, requirement, text, at FROM comments WHERE owner = ?`

// comments lists the comments on one attempt, in order of time.
func (s *shelf) comments(ctx context.Context, q querier, attempt string) ([]practice.Comment, error) {
	all, err := list(ctx, q, scanComment, commentQuery+` AND attempt = ? ORDER BY at, id`, s.owner, attempt)
	return commentsByAttempt(all)[attempt], err
}

// allComments lists the comments on each attempt.
func (s *shelf) allComments(ctx context.Context, q querier) (map[string][]practice.Comment, error) {
	all, err := list(ctx, q, scanComment, commentQuery+` ORDER BY at, id`, s.owner)
	return commentsByAttempt(all), err
}

// commentRow is a comment and its attempt.
type commentRow struct {
	attempt string
	practice.Comment
}

func scanComment(row scanner) (commentRow, error) {
	var r commentRow
	var at int64
	err := row.Scan(&r.attempt, &r.ID, &r.Coach, &r.Requirement, &r.Text, &at)
	r.At = instant(at)
	return r, err
}

func commentsByAttempt(rows []commentRow) map[string][]practice.Comment {
	out := make(map[string][]practice.Comment)
	for _, r := range rows {
		out[r.attempt] = append(out[r.attempt], r.Comment)
	}
	return out
}
