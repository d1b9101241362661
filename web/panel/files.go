package panel

import (
	"yardstick/background"
	"yardstick/errand"
	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/web/frame"
)

// files are the routes of packets that are made in the background.
func (r *room) files(do func(pattern string, h func(v *visit) error, most int64) frame.Route) []frame.Route {
	if r.Errands == nil {
		return nil
	}
	return []frame.Route{
		do("POST /positions/{position}/packet", r.askPacket, 0),
		do("GET /panel/files", r.fileList, 0),
		do("GET /panel/files/{file}", r.filePage, 0),
		do("GET /panel/files/{file}/file", r.sendFile, 0),
		do("POST /panel/files/{file}/remove", r.removeFile, 0),
	}
}

// filesPath is where the files are.
func filesPath(id string) string { return frame.Path("panel", "files", id) }

// largePacket reports whether the packet of a position is made in the background.
func (r *room) largePacket(v *domain.View) bool {
	return r.Errands != nil && v.Entries >= domain.LargePacket
}

// askPacket has the packet of a position made.
func (r *room) askPacket(v *visit) error {
	position := v.R.PathValue("position")
	if err := r.Desk.MayReadRecord(v.R.Context(), v.who, position); err != nil {
		return err
	}
	e, err := r.Errands.Ask(v.R.Context(), background.OfAccount(v.who.Code), errand.Packet, position, nil)
	if err != nil {
		return err
	}
	return v.Redirect(filesPath(e.ID))
}

// filePage shows how far one is.
type filePage struct {
	base
	E     errand.Errand
	At    string // its address
	Taken *errand.Taken
}

// file is one that the visitor asked for, and may still read.
func (r *room) file(v *visit) (errand.Errand, error) {
	e, err := r.Errands.Errand(v.R.Context(), background.OfAccount(v.who.Code), v.R.PathValue("file"))
	if err == nil {
		err = r.Desk.MayReadRecord(v.R.Context(), v.who, e.About)
	}
	return e, err
}

func (r *room) filePage(v *visit) error {
	e, err := r.file(v)
	if err != nil {
		return err
	}
	return v.Page("panelfile", filePage{base: v.base("files.title", nil, ""), E: e, At: filesPath(e.ID)})
}

// sendFile sends the file that was made.
func (r *room) sendFile(v *visit) error {
	e, err := r.file(v)
	if err != nil {
		return err
	}
	e, data, err := r.Errands.File(v.R.Context(), e.Owner, e.ID)
	if err != nil {
		return err
	}
	return v.send(e.File.Name, e.File.Type, data)
}

// removeFile ends one, and forgets it.
func (r *room) removeFile(v *visit) error {
	err := r.Errands.Remove(v.R.Context(), background.OfAccount(v.who.Code), v.R.PathValue("file"))
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	return v.Redirect("/panel/files")
}

// fileListPage lists those of an account.
type fileListPage struct {
	base
	All []errand.Errand
}

// Within is the address of one.
func (fileListPage) Within(e errand.Errand) string { return filesPath(e.ID) }

func (r *room) fileList(v *visit) error {
	all, err := r.Errands.List(v.R.Context(), background.OfAccount(v.who.Code))
	if err != nil {
		return err
	}
	return v.Page("panelfiles", fileListPage{v.base("files.title", nil, ""), all})
}
