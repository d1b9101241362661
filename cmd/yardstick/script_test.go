package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "rewrite the golden parts of the scripts")

// quickWeights are the weights of the small embedded network: it reads in a
// quarter of the time, for tests that are not about what is read.
const quickWeights = "../../assess/model/weights/quick.ysm"

// TestMain is the program itself where serverEnv holds its arguments: before the copy
// of it is made for the scripts, which nobody would remove where the server is killed.
func TestMain(m *testing.M) {
	if args := os.Getenv(serverEnv); args != "" {
		p := &program{stdin: strings.NewReader(""), stdout: os.Stdout, stderr: os.Stderr}
		os.Exit(p.run(strings.Split(args, "\n")))
	}
	testscript.Main(m, map[string]func(){"yardstick": main})
}

// TestScripts runs every testdata/script/*.txtar: one a command or a concern.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		WorkdirRoot:         t.TempDir(),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error { // files as people have them, each with what is right
			cases, err := filepath.Abs("testdata/cases")
			env.Setenv("CASES", cases)
			env.Values[judgeStop{}] = new(func())
			if err != nil {
				return err
			}
			quick, err := filepath.Abs(quickWeights)
			env.Setenv("QUICK", quick)
			if err != nil {
				return err
			}
			examples, err := filepath.Abs("../../examples")
			env.Setenv("EXAMPLES", examples)
			return err
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"xlsx": writeXLSX, "judge": startJudge},
	})
}

// writeXLSX is the command xlsx of scripts: it writes sheets of text whose cells
// are separated by tabs as a workbook. A sheet is called as its file, without ending.
func writeXLSX(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: xlsx OUT.xlsx SHEET.tsv...")
	}
	f := excelize.NewFile()
	defer func() { ts.Check(f.Close()) }()
	for _, file := range args[1:] {
		sheet := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		_, err := f.NewSheet(sheet)
		ts.Check(err)
		for i, line := range strings.Split(strings.TrimSuffix(ts.ReadFile(file), "\n"), "\n") {
			cells := strings.Split(line, "\t")
			ts.Check(f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &cells))
		}
	}
	ts.Check(f.DeleteSheet("Sheet1"))
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
}
