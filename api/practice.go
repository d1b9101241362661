package api

import (
	"bytes"
	"context"
	"slices"
	"time"

	"yardstick/internal/fault"
	"yardstick/practice"
	"yardstick/practice/archive"
	"yardstick/practice/drill"
	"yardstick/practice/report"
)

// DrillID names a bad week in a path, InterviewID a mock interview.
type DrillID struct {
	Drill string `path:"drill" doc:"The id of the bad week."`
}

// InterviewID names a mock interview in a path.
type InterviewID struct {
	Interview string `path:"interview" doc:"The id of the interview."`
}

// Week is a bad week in a job: which function fails, what was its first sign, what
// comes first? Its truth is told once it is answered.
type Week struct {
	ID        string         `json:"id"`
	Job       string         `json:"job"`
	Title     string         `json:"title"`
	Scene     string         `json:"scene"`
	Entries   []drill.Entry  `json:"entries" nullable:"false"`
	Functions []drill.Choice `json:"functions" nullable:"false" doc:"One of them is failing."`
	Steps     []drill.Choice `json:"steps" nullable:"false" doc:"One of them comes first."`
	Assumed   bool           `json:"assumed" doc:"The job names too few measures or danger signs; some are such as any work has."`
	Started   time.Time      `json:"started"`
	Finished  *time.Time     `json:"finished,omitempty"`
	Answer    *drill.Answer  `json:"answer,omitempty"`
	Result    *drill.Result  `json:"result,omitempty"`
	Truth     *drill.Truth   `json:"truth,omitempty"`
}

func weekOf(d *practice.Drill) Week {
	w := Week{
		ID: d.ID, Job: d.Job, Title: d.Mess.Title, Scene: d.Mess.Scene, Entries: orNone(d.Mess.Entries), Functions: orNone(d.Mess.Functions),
		Steps: orNone(d.Mess.Steps), Assumed: d.Mess.Assumed, Started: d.Started, Finished: d.Finished, Answer: d.Answer, Result: d.Result,
	}
	if d.Result != nil {
		w.Truth = &d.Mess.Truth
	}
	return w
}

func weekAnswer(d *practice.Drill, err error) (*struct{ Body Week }, error) {
	if err != nil {
		return nil, err
	}
	return &struct{ Body Week }{weekOf(d)}, nil
}

// practiceOperations are about everything besides single attempts.
func (s *Service) practiceOperations() {
	handle(s, get("/jobs/{job}/progress", "get-progress", "Where you stand in a job, and what comes next").practising(), s.progress)
	handle(s, get("/drills", "list-drills", "Your bad weeks, the latest first").practising(),
		func(ctx context.Context, c *caller, in *struct {
			Paging
			Job string `query:"job" maxLength:"200"`
		},
		) (*Page[Week], error) {
			all, err := s.desk(c).Store.Drills(ctx, in.Job)
			if err != nil {
				return nil, err
			}
			weeks := make([]Week, len(all))
			for i := range all {
				weeks[i] = weekOf(&all[i])
			}
			return pageOf(in.Paging, "drills", weeks, func(w Week) string { return latest(w.Started, w.ID) })
		})
	handle(s, post("/jobs/{job}/drills", "start-drill", "Make a bad week of a job").practising().made(),
		func(ctx context.Context, c *caller, in *struct{ JobID }) (*struct{ Body Week }, error) {
			d, err := s.desk(c).StartDrill(ctx, in.Job)
			return weekAnswer(&d, err)
		})
	handle(s, get("/drills/{drill}", "get-drill", "A bad week").practising(),
		func(ctx context.Context, c *caller, in *struct{ DrillID }) (*struct{ Body Week }, error) {
			d, err := s.desk(c).Store.Drill(ctx, in.Drill)
			return weekAnswer(&d, err)
		})
	handle(s, put("/drills/{drill}/answer", "answer-drill", "Answer a bad week, once").practising(),
		func(ctx context.Context, c *caller, in *struct {
			DrillID
			Body drill.Answer
		},
		) (*struct{ Body Week }, error) {
			d, err := s.desk(c).AnswerDrill(ctx, in.Drill, in.Body)
			return weekAnswer(&d, err)
		})
	s.interviewOperations()
	s.wholeOperations()
}

// interviewOperations are about mock interviews.
func (s *Service) interviewOperations() {
	type answer = struct{ Body practice.Interview }
	handle(s, get("/interviews", "list-interviews", "Your mock interviews, the latest first").practising(),
		func(ctx context.Context, c *caller, in *struct {
			Paging
			Job string `query:"job" maxLength:"200"`
		},
		) (*Page[practice.Interview], error) {
			all, err := s.desk(c).Store.Interviews(ctx, in.Job)
			if err != nil {
				return nil, err
			}
			return pageOf(in.Paging, "interviews", all, func(i practice.Interview) string { return latest(i.Started, i.ID) })
		})
	handle(s, post("/jobs/{job}/interviews", "start-interview", "Start a mock interview").practising().made(),
		func(ctx context.Context, c *caller, in *struct {
			JobID
			Body struct {
				Questions []string      `json:"questions,omitempty" maxItems:"100" doc:"In this order; all where none is named."`
				Name      string        `json:"name,omitempty" maxLength:"200" doc:"On the report."`
				Mode      practice.Mode `json:"mode" enum:"coach,exam"`
			}
		},
		) (*answer, error) {
			i, err := s.desk(c).StartInterview(ctx, in.Job, in.Body.Questions, in.Body.Name, in.Body.Mode)
			return &answer{i}, err
		})
	handle(s, get("/interviews/{interview}", "get-interview", "A mock interview").practising(),
		func(ctx context.Context, c *caller, in *struct{ InterviewID }) (*answer, error) {
			i, err := s.desk(c).Store.Interview(ctx, in.Interview)
			return &answer{i}, err
		})
	handle(s, post("/interviews/{interview}/next", "next-question",
		"The attempt that is open in an interview, or the next one").practising().tell(
		"After the last question the interview has ended, and there is no attempt."),
		func(ctx context.Context, c *caller, in *struct{ InterviewID }) (*struct{ Body Next }, error) {
			n, err := s.desk(c).NextQuestion(ctx, in.Interview)
			return &struct{ Body Next }{Next{n.Interview, n.Number, n.Of, n.Attempt}}, err
		})
	s.interviewEnds()
}

// interviewEnds are about the end of a mock interview.
func (s *Service) interviewEnds() {
	type answer = struct{ Body practice.Interview }
	handle(s, post("/interviews/{interview}/finish", "finish-interview", "End an interview before its last question").practising(),
		func(ctx context.Context, c *caller, in *struct{ InterviewID }) (*answer, error) {
			i, err := s.desk(c).EndInterview(ctx, in.Interview)
			return &answer{i}, err
		})
	handle(s, drop("/interviews/{interview}", "remove-interview", "Remove an interview with its attempts").practising(),
		func(ctx context.Context, c *caller, in *struct{ InterviewID }) (*none, error) {
			return nil, s.desk(c).Store.RemoveInterview(ctx, in.Interview)
		})
	handle(s, get("/interviews/{interview}/report.pdf", "get-interview-report",
		"The report of an interview on paper").practising().gives("application/pdf"),
		func(ctx context.Context, c *caller, in *struct{ InterviewID }) (*File, error) {
			r, err := report.For(ctx, s.desk(c).Store, in.Interview)
			if err == nil && r.Interview.Finished == nil {
				err = fault.Conflictf("the interview has not ended; its report shows what was found")
			}
			if err != nil {
				return nil, err
			}
			var b bytes.Buffer
			err = r.PDF(&b)
			return &File{"application/pdf", b.Bytes()}, err
		})
}

// Next is where an interview stands.
type Next struct {
	Interview practice.Interview `json:"interview"`
	Number    int                `json:"number" doc:"Of the question, from 1; 0 at the end."`
	Of        int                `json:"of"`
	Attempt   *practice.Attempt  `json:"attempt,omitempty"`
}

// File is an answer that is a file.
type File struct {
	Type string `header:"Content-Type"`
	Body []byte
}

// wholeOperations are about everything of one person.
func (s *Service) wholeOperations() {
	handle(s, get("/export", "export", "Everything that you practised, as one file").practising().gives("application/json"),
		func(ctx context.Context, c *caller, _ *struct{}) (*File, error) {
			all, err := s.desk(c).Store.Everything(ctx)
			if err != nil {
				return nil, err
			}
			var b bytes.Buffer
			err = archive.Write(&b, all, s.Now())
			return &File{"application/json", b.Bytes()}, err
		})
	handle(s, post("/import", "import",
		"Bring back what was exported").practising().upTo(maxArchive).tell("What is there already stays as it is."),
		func(ctx context.Context, c *caller, in *struct {
			RawBody []byte
		},
		) (*struct{ Body Merged }, error) {
			all, err := archive.ReadFor(ctx, "the archive", bytes.NewReader(in.RawBody))
			if err != nil {
				return nil, err
			}
			m, err := s.desk(c).Store.Merge(ctx, all)
			return &struct{ Body Merged }{Merged{m.Added, m.Kept}}, err
		})
	s.forgetOperations()
	s.accessOperations()
}

// forgetOperations remove what is kept.
func (s *Service) forgetOperations() {
	handle(s, drop("/sample", "remove-sample", "Take away what the first run showed").practising(),
		func(ctx context.Context, c *caller, _ *struct{}) (*none, error) {
			return nil, s.desk(c).Store.RemoveSample(ctx)
		})
	handle(s, post("/erase", "erase-everything",
		"Erase everything that you practised, beyond recovery").practising().tell(
		"Tokens of yours end too, this one among them. Files with older states of everybody's data stay unless the owner of the "+
			"machine removes them."),
		s.erase)
	handle(s, get("/copies", "list-copies",
		"Files beside the store that hold older states of everybody's data").practising().tell("For this computer's owner."),
		func(_ context.Context, c *caller, _ *struct{}) (*struct{ Body OlderStates }, error) {
			names, err := s.copies(c)
			return &struct{ Body OlderStates }{OlderStates{orNone(names)}}, err
		})
}

// OlderStates are files with older states.
type OlderStates struct {
	Files []string `json:"files" nullable:"false"`
}

// copies are the files with older states, for the owner alone.
func (s *Service) copies(c *caller) ([]string, error) {
	if s.Copies == nil || c.Owner != s.Owner {
		return nil, nil
	}
	return s.Copies.Copies()
}

func (s *Service) erase(ctx context.Context, c *caller, in *struct {
	Body struct {
		Word   string `json:"word" enum:"delete" doc:"The word delete, so that no slip does it."`
		Copies bool   `json:"copies,omitempty" doc:"Remove the files of list-copies too."`
	}
},
) (*none, error) {
	names, err := s.copies(c)
	if err != nil {
		return nil, err
	}
	if err := s.desk(c).Store.Erase(ctx); err != nil {
		return nil, err
	}
	if err := s.Grants.Store.DropGrants(ctx, c.Realm, c.Owner); err != nil || !in.Body.Copies || len(names) == 0 {
		return nil, err
	}
	return nil, s.Copies.RemoveCopies(names)
}

// accessOperations are about what coaches may see.
func (s *Service) accessOperations() {
	handle(s, get("/access", "list-access", "What coaches may see").practising(),
		func(ctx context.Context, c *caller, _ *struct{}) (*struct{ Body Given }, error) {
			all, err := s.desk(c).Store.Access(ctx)
			out := Given{[]Access{}, orNone(s.Coaches)}
			for _, a := range all {
				out.Access = append(out.Access, Access{a.Coach, a.Job, a.Corrections, a.At})
			}
			return &struct{ Body Given }{out}, err
		})
	handle(s, put("/access/{coach}", "give-access", "Let a coach see a job, or all").practising(),
		func(ctx context.Context, c *caller, in *struct {
			Coach string `path:"coach"`
			Body  struct {
				Job         string `json:"job,omitempty" maxLength:"200" doc:"Empty for all jobs, also those that come later."`
				Corrections bool   `json:"corrections,omitempty" doc:"Show the readings that you say are wrong too."`
			}
		},
		) (*none, error) {
			if !slices.Contains(s.Coaches, in.Coach) {
				return nil, &fault.Error{Kind: fault.Invalid, Field: "coach", Message: "is no coach of this server; list-access names them"}
			}
			return nil, s.desk(c).Give(ctx, practice.Access{Coach: in.Coach, Job: in.Body.Job, Corrections: in.Body.Corrections})
		})
	handle(s, drop("/access/{coach}", "take-access-back", "Take back what a coach may see").practising(),
		func(ctx context.Context, c *caller, in *struct {
			Coach string `path:"coach"`
			Job   string `query:"job" maxLength:"200" doc:"What was given for this job; what was given for all where it is left out."`
		},
		) (*none, error) {
			return nil, s.desk(c).Store.TakeBack(ctx, in.Coach, in.Job)
		})
}

// maxArchive is how large everything that somebody brings back may be, bytes.
const maxArchive = 64 << 20

// Merged counts what was added and what was there already.
type Merged struct {
	Added int `json:"added"`
	Kept  int `json:"kept"`
}

// Given is what coaches may see.
type Given struct {
	Access  []Access `json:"access" nullable:"false"`
	Coaches []string `json:"coaches" nullable:"false" doc:"Of this server: to whom something can be given."`
}

// Access is what one coach may see.
type Access struct {
	Coach       string    `json:"coach"`
	Job         string    `json:"job,omitempty"`
	Corrections bool      `json:"corrections"`
	At          time.Time `json:"at"`
}
