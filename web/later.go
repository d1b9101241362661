package web

import (
	"yardstick/internal/fault"
	"yardstick/practice"
)

func (s *Server) addDelivery(*finding, *practice.Attempt) error { return nil }

var errLater = &fault.Error{Kind: fault.Unavailable, Message: "this is being built"}

func (s *Server) transcript(*visit) error      { return errLater }
func (s *Server) messes(*visit) error          { return errLater }
func (s *Server) beginMess(*visit) error       { return errLater }
func (s *Server) mess(*visit) error            { return errLater }
func (s *Server) answerMess(*visit) error      { return errLater }
func (s *Server) interviews(*visit) error      { return errLater }
func (s *Server) beginInterview(*visit) error  { return errLater }
func (s *Server) interview(*visit) error       { return errLater }
func (s *Server) finishInterview(*visit) error { return errLater }
func (s *Server) removeInterview(*visit) error { return errLater }
func (s *Server) report(*visit) error          { return errLater }
func (s *Server) reportPDF(*visit) error       { return errLater }
