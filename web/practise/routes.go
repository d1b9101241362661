package practise

import (
	"yardstick/practice"
	"yardstick/web/frame"
)

// maxArchive is how large everything that somebody brings back may be, bytes.
const maxArchive = 64 << 20

// routes says which handler answers what. Everybody who has entered practises,
// each at a desk of their own.
func (s *study) routes() []frame.Route {
	do := func(pattern string, h func(v *visit) error, most int64) frame.Route {
		return frame.Route{Pattern: pattern, May: frame.Entered, Handle: s.practising(h), Most: most}
	}
	return []frame.Route{
		do("GET /{$}", s.home, 0),
		do("GET /help", s.help, 0),
		do("GET /choose", s.choosePage, 0),
		do("POST /choose/sample", s.chooseSample, 0),
		do("POST /choose/text", s.chooseText, frame.MaxFile),
		do("POST /choose/file", s.chooseFile, frame.MaxFile),
		do("POST /own", s.addOwn, 0),
		do("POST /openers", s.addOpeners, 0),
		do("GET /jobs/{job}", s.understand, 0),
		do("GET /jobs/{job}/edit", s.edit, 0),
		do("POST /jobs/{job}/edit", s.revise, 0),
		do("POST /jobs/{job}/remove", s.removeJob, 0),
		do("GET /jobs/{job}/guide.md", s.guideAs("md"), 0),
		do("GET /jobs/{job}/guide.case.json", s.guideAs("case.json"), 0),
		do("GET /jobs/{job}/job.posting.json", s.jobAs("posting.json"), 0),
		do("GET /jobs/{job}/job.occupation.json", s.jobAs("occupation.json"), 0),
		do("GET /jobs/{job}/criteria.csv", s.jobAs("csv"), 0),
		do("GET /jobs/{job}/criteria.xlsx", s.jobAs("xlsx"), 0),
		do("GET /jobs/{job}/rehearse", s.rehearse, 0),
		do("GET /jobs/{job}/progress", s.progress, 0),
		do("POST /jobs/{job}/date", s.setDate, 0),
		do("POST /jobs/{job}/attempts", s.begin, 0),
		do("GET /attempts/{id}", s.attempt, 0),
		do("POST /attempts/{id}/draft", s.saveDraft, 0),
		do("POST /attempts/{id}/live", s.live, 0),
		do("POST /attempts/{id}/finish", s.finish, 0),
		do("POST /attempts/{id}/transcript", s.transcript, frame.MaxFile),
		do("GET /attempts/{id}/versions", s.versions, 0),
		do("POST /attempts/{id}/versions", s.chooseVersion, 0),
		do("POST /attempts/{id}/remove", s.removeAttempt, 0),
		do("POST /attempts/{id}/correct", s.correct, 0),
		do("GET /attempts/{id}/compare", s.compare, 0),
		do("GET /attempts/{id}/second", s.second, 0),
		do("POST /attempts/{id}/second", s.askSecond, 0),
		do("GET /jobs/{job}/mess", s.messes, 0),
		do("POST /jobs/{job}/mess", s.beginMess, 0),
		do("GET /mess/{id}", s.mess, 0),
		do("POST /mess/{id}", s.answerMess, 0),
		do("GET /jobs/{job}/interview", s.interviews, 0),
		do("POST /jobs/{job}/interview", s.beginInterview, 0),
		do("GET /interviews/{id}", s.interview, 0),
		do("POST /interviews/{id}/finish", s.finishInterview, 0),
		do("POST /interviews/{id}/remove", s.removeInterview, 0),
		do("GET /interviews/{id}/report", s.report, 0),
		do("GET /interviews/{id}/report.pdf", s.reportPDF, 0),
	}
}

// ownRoutes are about everything that somebody keeps.
func (s *study) ownRoutes() []frame.Route {
	do := func(pattern string, h func(v *visit) error, most int64) frame.Route {
		return frame.Route{Pattern: pattern, May: frame.Entered, Handle: s.practising(h), Most: most}
	}
	return []frame.Route{
		do("GET /yours", s.yours, 0),
		do("GET /yours/export", s.export, 0),
		do("GET /yours/attempts.csv", s.attemptsAs("csv"), 0),
		do("GET /yours/attempts.xlsx", s.attemptsAs("xlsx"), 0),
		do("GET /yours/interviews.csv", s.listAs("csv", "interviews", practice.InterviewRows), 0),
		do("GET /yours/interviews.xlsx", s.listAs("xlsx", "interviews", practice.InterviewRows), 0),
		do("GET /yours/drills.csv", s.listAs("csv", "bad-weeks", practice.DrillRows), 0),
		do("GET /yours/drills.xlsx", s.listAs("xlsx", "bad-weeks", practice.DrillRows), 0),
		do("GET /yours/corrections", s.corrections, 0),
		do("POST /yours/export", s.askExport, 0),
		do("POST /yours/import", s.importAll, maxArchive),
		do("POST /yours/sample", s.removeSample, 0),
		do("POST /yours/erase", s.erase, 0),
		do("GET /yours/tokens", s.tokensPage, 0),
		do("POST /yours/tokens", s.changeTokens, 0),
		do("GET /yours/tokens.csv", s.tokensAs("csv"), 0),
		do("GET /yours/tokens.xlsx", s.tokensAs("xlsx"), 0),
		do("GET /yours/coach", s.giving, 0),
		do("POST /yours/give", s.give, 0),
		do("POST /yours/takeback", s.takeBack, 0),
		do("POST /attempts/{id}/comments", s.removeComment, 0),
	}
}

// coachRoutes are a coach's, and nobody else's.
func (s *study) coachRoutes() []frame.Route {
	coach := func(pattern string, h func(v *coachVisit) error) frame.Route {
		return frame.Route{Pattern: pattern, May: frame.Coaches, Handle: s.coaching(h)}
	}
	return []frame.Route{
		coach("GET /coach", s.coachHome),
		coach("GET /coach/attempts.csv", s.coachedAs("csv")),
		coach("GET /coach/attempts.xlsx", s.coachedAs("xlsx")),
		coach("GET /coach/tokens", s.coachTokens),
		coach("POST /coach/tokens", s.changeCoachTokens),
		coach("GET /coach/tokens.csv", s.coachTokensAs("csv")),
		coach("GET /coach/tokens.xlsx", s.coachTokensAs("xlsx")),
		coach("GET /coach/{person}/{job}", s.coachJob),
		coach("GET /coach/{person}/{job}/{id}", s.coachAttempt),
		coach("POST /coach/{person}/{job}/{id}/comment", s.comment),
		coach("POST /coach/{person}/{job}/{id}/remove", s.takeCommentBack),
	}
}
