package web

import (
	"net/http"

	"yardstick/web/asset"
)

// files are the requests whose body may be larger than a form, with their limit in bytes.
var files = map[string]int64{
	"POST /choose/text":              maxBody,
	"POST /choose/file":              maxBody,
	"POST /attempts/{id}/transcript": maxBody,
	"POST /yours/import":             maxArchive,
}

// routes says which handler answers what. Whoever reads pages may do so only
// after access was granted; assets and the way in are open.
func (s *Server) routes(mux *http.ServeMux) {
	s.openRoutes(mux)
	for pattern, h := range map[string]handler{
		"GET /{$}":  s.home,
		"GET /help": s.help,

		"GET /choose":         s.choosePage,
		"POST /choose/sample": s.chooseSample,
		"POST /choose/text":   s.chooseText,
		"POST /choose/file":   s.chooseFile,
		"POST /own":           s.addOwn,
		"POST /openers":       s.addOpeners,

		"GET /jobs/{job}":          s.understand,
		"POST /jobs/{job}/remove":  s.removeJob,
		"GET /jobs/{job}/rehearse": s.rehearse,
		"GET /jobs/{job}/progress": s.progress,

		"POST /jobs/{job}/date":           s.setDate,
		"POST /jobs/{job}/attempts":       s.begin,
		"GET /attempts/{id}":              s.attempt,
		"POST /attempts/{id}/draft":       s.saveDraft,
		"POST /attempts/{id}/live":        s.live,
		"POST /attempts/{id}/finish":      s.finish,
		"POST /attempts/{id}/transcript":  s.transcript,
		"GET /attempts/{id}/versions":     s.versions,
		"POST /attempts/{id}/versions":    s.chooseVersion,
		"POST /attempts/{id}/remove":      s.removeAttempt,
		"POST /attempts/{id}/correct":     s.correct,
		"GET /attempts/{id}/compare":      s.compare,
		"GET /jobs/{job}/mess":            s.messes,
		"POST /jobs/{job}/mess":           s.beginMess,
		"GET /mess/{id}":                  s.mess,
		"POST /mess/{id}":                 s.answerMess,
		"GET /jobs/{job}/interview":       s.interviews,
		"POST /jobs/{job}/interview":      s.beginInterview,
		"GET /interviews/{id}":            s.interview,
		"POST /interviews/{id}/finish":    s.finishInterview,
		"POST /interviews/{id}/remove":    s.removeInterview,
		"GET /interviews/{id}/report":     s.report,
		"GET /interviews/{id}/report.pdf": s.reportPDF,

		"GET /yours":             s.yours,
		"GET /yours/export":      s.export,
		"GET /yours/corrections": s.corrections,
		"POST /yours/import":     s.importAll,
		"POST /yours/sample":     s.removeSample,
		"POST /yours/erase":      s.erase,

		"/": s.nothing,
	} {
		most, ok := files[pattern]
		if !ok {
			most = maxForm
		}
		mux.Handle(pattern, s.inside(h, most))
	}
}

// openRoutes are what everybody may ask for.
func (s *Server) openRoutes(mux *http.ServeMux) {
	mux.Handle("GET "+asset.Prefix, s.assets)
	mux.HandleFunc("GET /favicon.ico", s.favicon)
	mux.Handle("GET /enter", s.open(s.enterPage))
	mux.Handle("POST /enter", s.open(s.enter))
	mux.Handle("GET /enter/{key}", s.open(s.enterLink))
	mux.Handle("POST /enter/{key}", s.open(s.enterByLink))
	mux.Handle("POST /leave", s.open(s.leave))
}
