package frame

import (
	"bytes"
	"net/http"

	"yardstick/internal/sheets"
)

// Table sends tables as a file to be kept, in a format of [sheets.Kinds]; name is the
// file's, without the format, and of our own making.
func (v *Visit) Table(name, format string, tables ...*sheets.Table) error {
	var b bytes.Buffer
	if err := sheets.Write(&b, format, name, tables...); err != nil {
		return err
	}
	v.W.Header().Set("Content-Disposition", `attachment; filename="`+name+"."+format+`"`)
	v.Write(http.StatusOK, sheets.Kinds[format], b.Bytes())
	return nil
}
