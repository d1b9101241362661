package batch

import (
	"net/http"
	"slices"
	"strconv"

	"yardstick/background"
	"yardstick/internal/fault"
	"yardstick/internal/sheets"
	"yardstick/web/frame"
)

// tasksPage lists tasks of the background: those of one state, dead letters first.
type tasksPage struct {
	frame.Base
	Tasks  []background.Known
	State  background.State
	States []background.State
	Next   int64 // tasks before this one are on the next page; 0 for none
	Done   string
}

// deeds are what can be done to a task.
var deeds = []string{"retry", "cancel", "remove"}

// shownTasks is how many tasks a page has.
const shownTasks = 50

// Last is the last error of a task.
func (tasksPage) Last(k background.Known) string {
	if len(k.Errors) == 0 {
		return ""
	}
	return k.Errors[len(k.Errors)-1].Error
}

// Ended reports whether nothing is done any more.
func (tasksPage) Ended(k background.Known) bool {
	return slices.Contains([]background.State{background.Done, background.Cancelled, background.Dead}, k.State)
}

func (r *room) tasks(v *frame.Visit) error {
	state := background.State(v.Asked("state"))
	if !slices.Contains(background.States, state) {
		state = background.Dead
	}
	before, err := strconv.ParseInt(v.Asked("before"), 10, 64)
	if err != nil {
		before = 0
	}
	all, err := r.Tasks.Tasks(v.R.Context(), background.Filter{States: []background.State{state}, Before: before, Most: shownTasks + 1})
	if err != nil {
		return err
	}
	p := tasksPage{Base: v.Base("tasks.title"), State: state, States: background.States, Tasks: all}
	if done := v.Asked("done"); slices.Contains(deeds, done) {
		p.Done = done
	}
	p.Section = "yours"
	if len(all) > shownTasks {
		p.Tasks = all[:shownTasks]
		p.Next = p.Tasks[shownTasks-1].ID
	}
	return v.PageWith(http.StatusOK, "tasks", p)
}

// task does something to a task.
func (r *room) task(v *frame.Visit) error {
	id, err := strconv.ParseInt(v.R.PathValue("task"), 10, 64)
	if err != nil {
		return fault.NotFoundf("there is no such task")
	}
	done := v.Given("do")
	switch done {
	case "retry":
		err = r.Tasks.Retry(v.R.Context(), id)
	case "cancel":
		err = r.Tasks.Cancel(v.R.Context(), id)
	case "remove":
		err = r.Tasks.Remove(v.R.Context(), id)
	default:
		err = fault.Invalidf("a task is tried again, cancelled or removed")
	}
	if err != nil {
		return err
	}
	return v.Redirect("/tasks?done=" + done)
}

// tasksAs sends the latest tasks, of all states, as a table.
func (r *room) tasksAs(format string) frame.Handler {
	return func(v *frame.Visit) error {
		all, err := r.Tasks.Tasks(v.R.Context(), background.Filter{Most: background.MostTasks})
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Tasks"}
		t.Head, t.Rows = background.Rows(all)
		return v.Table("tasks", format, t)
	}
}
