package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// workflow is what is checked of a workflow; anything else that stands in one is let through.
type workflow struct {
	Name        string
	On          any
	Permissions map[string]string
	Jobs        map[string]struct {
		Needs   any
		RunsOn  string `yaml:"runs-on"`
		Timeout int    `yaml:"timeout-minutes"`
		Steps   []struct{ Uses, Run string }
	}
}

func workflows(t *testing.T) map[string]workflow {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(".github", "workflows", "*.yml"))
	if err != nil || len(files) < 2 {
		t.Fatalf("%v (%v)", files, err)
	}
	all := map[string]workflow{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var w workflow
		if err := yaml.Unmarshal(b, &w); err != nil {
			t.Errorf("%s: %v", f, err)
		}
		all[strings.TrimSuffix(filepath.Base(f), ".yml")] = w
	}
	return all
}

func TestWorkflowsAreWhole(t *testing.T) {
	pinned, ours := regexp.MustCompile(`^actions/[a-z-]+@v\d+$`), regexp.MustCompile(`(?:^|[\s/])(scripts/[a-z]+)`)
	for name, w := range workflows(t) {
		if w.Permissions["contents"] != "read" || w.On == nil {
			t.Errorf("%s may do %v on %v", name, w.Permissions, w.On)
		}
		for id, job := range w.Jobs {
			if job.RunsOn == "" || job.Timeout == 0 || len(job.Steps) == 0 {
				t.Errorf("%s: %s runs on %q for %d minutes", name, id, job.RunsOn, job.Timeout)
			}
			for _, s := range job.Steps {
				if s.Uses != "" && !pinned.MatchString(s.Uses) {
					t.Errorf("%s: %s uses %s", name, id, s.Uses)
				}
				if strings.Contains(s.Run, "${{") {
					t.Errorf("%s: %s puts what others wrote into a shell: %s", name, id, s.Run)
				}
				for _, script := range ours.FindAllStringSubmatch(s.Run, -1) {
					if _, err := os.Stat(filepath.FromSlash(script[1])); err != nil {
						t.Errorf("%s: %s: %v", name, id, err)
					}
				}
			}
		}
	}
}

func TestReleaseHasEverySystemAfterItsCheck(t *testing.T) {
	jobs := workflows(t)["release"].Jobs
	for _, system := range []string{"linux", "windows", "macos"} {
		if jobs[system].Needs != "check" {
			t.Errorf("%s is packed after %v", system, jobs[system].Needs)
		}
		if after, _ := jobs["publish"].Needs.([]any); !slices.Contains(after, any(system)) {
			t.Errorf("a release does not wait for %s", system)
		}
	}
}
