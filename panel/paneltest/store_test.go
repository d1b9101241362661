package paneltest_test

import (
	"testing"

	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/store/storetest"
)

func TestConformance(t *testing.T) {
	t.Parallel()
	storetest.RunPanel(t, func(*testing.T) panel.Store { return paneltest.NewStore() })
}
