package api

import (
	"context"
	"strconv"

	"yardstick/background"
	"yardstick/internal/fault"
)

// TaskID names a task of the background in a path.
type TaskID struct {
	Task int64 `path:"task" minimum:"1" doc:"The number of the task."`
}

// looking registers an operation of who looks after the background: whose machine it is.
func looking[I, O any](s *Service, o op, h func(ctx context.Context, office background.Office, in *I) (*O, error)) {
	handle(s, o.practising(), func(ctx context.Context, c *caller, in *I) (*O, error) {
		office, err := s.office(c)
		if err != nil {
			return nil, err
		}
		return h(ctx, office, in)
	})
}

// office is where the caller looks after the background; NotFound for others.
func (s *Service) office(c *caller) (background.Office, error) {
	if s.Tasks == nil || c.Owner != s.Owner {
		return nil, fault.NotFoundf("there are no tasks here that you look after")
	}
	return s.Tasks, nil
}

// taskOperations are about work in the background, for whose machine it is.
func (s *Service) taskOperations() {
	const owners = "For this computer's owner."
	looking(s, get("/tasks", "list-tasks", "Work in the background, the latest first").tell(
		owners+" Dead ones have used up their attempts."), tasks)
	looking(s, get("/tasks/{task}", "get-task", "A task of the background").tell(owners),
		func(ctx context.Context, o background.Office, in *struct{ TaskID }) (*struct{ Body background.Known }, error) {
			k, err := o.Task(ctx, in.Task)
			return &struct{ Body background.Known }{k}, err
		})
	one := func(o op, do func(o background.Office, ctx context.Context, id int64) error) {
		looking(s, o.tell(owners), func(ctx context.Context, office background.Office, in *struct{ TaskID }) (*none, error) {
			return nil, do(office, ctx, in.Task)
		})
	}
	one(post("/tasks/{task}/retry", "retry-task", "Run a task that has ended, or waits, at once"), background.Office.Retry)
	one(post("/tasks/{task}/cancel", "cancel-task", "End a task that has not ended"), background.Office.Cancel)
	one(drop("/tasks/{task}", "remove-task", "Forget a task that is not running"), background.Office.Remove)
}

func tasks(ctx context.Context, o background.Office, in *struct {
	Paging
	State string `query:"state" enum:"any,waiting,running,retrying,done,cancelled,dead" default:"any"`
},
) (*Page[background.Known], error) {
	f := background.Filter{Most: in.Limit + 1}
	if in.State != "any" {
		f.States = []background.State{background.State(in.State)}
	}
	if in.Cursor != "" {
		key, err := in.after("tasks")
		if err != nil {
			return nil, err
		}
		if f.Before, err = strconv.ParseInt(key, 10, 64); err != nil || f.Before < 1 {
			return nil, noCursor()
		}
	}
	all, err := o.Tasks(ctx, f)
	if err != nil {
		return nil, err
	}
	next := ""
	if len(all) > in.Limit {
		all = all[:in.Limit]
		next = strconv.FormatInt(all[len(all)-1].ID, 10)
	}
	return partOf("tasks", orNone(all), next), nil
}
