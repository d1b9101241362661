package api

import (
	"yardstick/panel"
	"yardstick/record"
)

// Rating is a rating of one candidate as it is handed in.
type Rating struct {
	Levels []record.Level `json:"levels" nullable:"false" maxItems:"2000" doc:"One for every cell of the guide; null: nothing was assessed."`
	Notes  []panel.Note   `json:"notes" nullable:"false" maxItems:"2000" doc:"Evidence on every question that got a level: what was heard."`
}

// ratingOperations are about rounds and ratings.
func (s *Service) ratingOperations() {
	command(s, post("/positions/{position}/rounds", "open-round", "Ask raters for candidates"),
		func(in *struct {
			PositionID
			Based
			Body struct {
				Candidates []string `json:"candidates,omitempty" maxItems:"10000" doc:"All who are there and were not rated, where none is named."`
				Raters     []string `json:"raters,omitempty" maxItems:"1000" doc:"Where none is named, all without a conflict of interest."`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.OpenRound{Candidates: in.Body.Candidates, Raters: in.Body.Raters}
		})
	command(s, post("/positions/{position}/rounds/{round}/close", "close-round", "End a round in which somebody has not handed in"),
		func(in *struct {
			PositionID
			Based
			Round int64 `path:"round" minimum:"0" doc:"The number of the round."`
			Body  Reasoned
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.CloseRound{Round: in.Round, Reason: in.Body.Reason}
		})
	command(s, put("/positions/{position}/candidates/{candidate}/rating", "hand-in", "Hand in your rating of a candidate").tell(
		"From then on it is sealed. Where it was the last of its round, the round is revealed."),
		func(in *struct {
			CandidateID
			Based
			Body Rating
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.HandIn{Candidate: in.Candidate, Levels: in.Body.Levels, Notes: in.Body.Notes}
		})
	s.draftOperations()
	s.afterRating()
	s.discussionOperations()
}

// afterRating ends the rating.
func (s *Service) afterRating() {
	command(s, post("/positions/{position}/freeze", "freeze", "End the rating: the mechanical totals are fixed"),
		func(in *struct {
			PositionID
			Based
			Body struct {
				Reason string `json:"reason,omitempty" doc:"Wanted where a candidate has no rating."`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.Freeze{Reason: in.Body.Reason}
		})
}

// discussionOperations are about requirements on which raters are apart.
func (s *Service) discussionOperations() {
	command(s, put("/positions/{position}/discussion", "open-discussion",
		"Put up one requirement of one candidate").tell("Its raters may change their level while it is discussed."),
		func(in *struct {
			PositionID
			Based
			Body struct {
				Candidate   string `json:"candidate" maxLength:"60"`
				Question    string `json:"question" maxLength:"200"`
				Requirement string `json:"requirement,omitempty" maxLength:"200"`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.Discuss{
				Candidate: in.Body.Candidate, Question: in.Body.Question, Requirement: in.Body.Requirement,
			}
		})
	command(s, drop("/positions/{position}/discussion", "end-discussion", "End the discussion that is open"),
		func(in *struct {
			PositionID
			Based
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.EndDiscussion{}
		})
	command(s, post("/positions/{position}/candidates/{candidate}/changes", "change-level",
		"Change your level on what is being discussed").tell(
		"Both levels and the reason are kept."),
		func(in *struct {
			CandidateID
			Based
			Body struct {
				Question    string `json:"question" maxLength:"200"`
				Requirement string `json:"requirement,omitempty" maxLength:"200"`
				Level       *int   `json:"level" minimum:"1" maximum:"5" doc:"Null: not assessed."`
				Reason      string `json:"reason"`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.ChangeLevel{
				Candidate: in.Candidate, Question: in.Body.Question, Requirement: in.Body.Requirement, New: in.Body.Level, Reason: in.Body.Reason,
			}
		})
}
