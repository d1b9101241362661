package rubric_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"yardstick/guide"
	"yardstick/guide/rubric"
	"yardstick/job/sample"
)

// rules are the classes of a package as the JSON schema of CASE 1.1 has them
// (case_v1p1_cfpackage-jsonschema1.json of 1EdTech): every property that there is, with
// what it holds; one that has to be there ends in an exclamation mark. Nothing else may
// be there, and nothing is null. A class in brackets is a list of it.
var rules = map[string]map[string]string{
	"CFPackage": {
		"CFDocument": "CFDocument!", "CFItems": "[CFItem]", "CFAssociations": "[CFAssociation]", "CFDefinitions": "CFDefinitions", "CFRubrics": "[CFRubric]",
		"extensions": "any",
	},
	"CFDocument": {
		"identifier": "uuid!", "uri": "uri!", "frameworkType": "text", "caseVersion": "1.1", "creator": "text!", "title": "text!",
		"lastChangeDateTime": "time!", "officialSourceURL": "uri", "publisher": "text", "description": "text", "subject": "[text]", "subjectURI": "[LinkURI]",
		"language": "text", "version": "text", "adoptionStatus": "text", "statusStartDate": "text", "statusEndDate": "text", "licenseURI": "LinkURI", "notes": "text",
		"extensions": "any",
	},
	"CFItem": {
		"identifier": "uuid!", "fullStatement": "text!", "alternativeLabel": "text", "CFItemType": "text", "uri": "uri!", "humanCodingScheme": "text",
		"listEnumeration": "text", "abbreviatedStatement": "text", "conceptKeywords": "[text]", "conceptKeywordsURI": "LinkURI", "notes": "text",
		"subject": "[text]", "subjectURI": "[LinkURI]", "language": "text", "educationLevel": "[text]", "CFItemTypeURI": "LinkURI", "licenseURI": "LinkURI",
		"statusStartDate": "text", "statusEndDate": "text", "lastChangeDateTime": "time!", "extensions": "any",
	},
	"CFAssociation": {
		"identifier": "uuid!", "associationType": "association!", "sequenceNumber": "whole", "uri": "uri!", "originNodeURI": "LinkGenURI!",
		"destinationNodeURI": "LinkGenURI!", "CFAssociationGroupingURI": "LinkURI", "lastChangeDateTime": "time!", "notes": "text", "extensions": "any",
	},
	"CFDefinitions": {
		"CFConcepts": "any", "CFSubjects": "any", "CFLicenses": "any", "CFItemTypes": "[CFItemType]", "CFAssociationGroupings": "any", "extensions": "any",
	},
	"CFItemType": {
		"identifier": "uuid!", "uri": "uri!", "title": "text!", "description": "text!", "hierarchyCode": "text!", "typeCode": "text", "lastChangeDateTime": "time!",
		"extensions": "any",
	},
	"LinkURI":    {"title": "text!", "identifier": "uuid!", "uri": "uri!"},
	"LinkGenURI": {"title": "text!", "identifier": "text!", "uri": "uri!", "targetType": "text"},
	"CFRubric": {
		"identifier": "uuid!", "uri": "uri!", "title": "text", "description": "text", "lastChangeDateTime": "time!", "CFRubricCriteria": "[CFRubricCriterion]",
		"extensions": "any",
	},
	"CFRubricCriterion": {
		"identifier": "uuid!", "uri": "uri!", "category": "text", "description": "text", "CFItemURI": "LinkURI", "weight": "number", "position": "whole",
		"rubricId": "uuid", "lastChangeDateTime": "time!", "CFRubricCriterionLevels": "[CFRubricCriterionLevel]", "extensions": "any",
	},
	"CFRubricCriterionLevel": {
		"identifier": "uuid!", "uri": "uri!", "description": "text", "quality": "text", "score": "number", "feedback": "text", "position": "whole",
		"rubricCriterionId": "uuid", "lastChangeDateTime": "time!", "extensions": "[any]",
	},
}

var (
	anyUUID      = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89a-d][0-9a-f]{3}-[0-9a-f]{12}$`)
	associations = []string{
		"isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy", "exemplar", "hasSkillLevel", "isTranslationOf",
	}
)

// against holds a value to what the schema says of it, and gives what is wrong.
func against(class string, v any, at string) (wrong []string) {
	say := func(format string, args ...any) { wrong = append(wrong, at+": "+fmt.Sprintf(format, args...)) }
	if of, is := strings.CutPrefix(class, "["); is {
		all, list := v.([]any)
		if !list {
			say("is %T, want a list", v)
		}
		for i, one := range all {
			wrong = append(wrong, against(strings.TrimSuffix(of, "]"), one, fmt.Sprintf("%s[%d]", at, i))...)
		}
		return wrong
	}
	if properties, is := rules[class]; is {
		return append(wrong, object(properties, v, at)...)
	}
	text, isText := v.(string)
	number, isNumber := v.(float64)
	_, notATime := time.Parse(time.RFC3339, text)
	right := map[string]bool{
		"any": v != nil, "text": isText, "number": isNumber, "whole": isNumber && number == float64(int64(number)), "uuid": anyUUID.MatchString(text),
		"uri": uriForm.MatchString(text), "time": isText && notATime == nil, "1.1": text == "1.1",
		"association": slices.Contains(associations, text) || strings.HasPrefix(text, "ext:"),
	}
	if !right[class] {
		say("is %v, want %s", v, class)
	}
	return wrong
}

func object(properties map[string]string, v any, at string) (wrong []string) {
	o, is := v.(map[string]any)
	if !is {
		return []string{fmt.Sprintf("%s: is %T, want an object", at, v)}
	}
	for name, of := range properties {
		of, must := strings.CutSuffix(of, "!")
		one, there := o[name]
		switch {
		case there:
			wrong = append(wrong, against(of, one, at+"."+name)...)
		case must:
			wrong = append(wrong, at+": lacks "+name)
		}
	}
	for name := range o {
		if _, known := properties[name]; !known {
			wrong = append(wrong, at+": has "+name+", which the schema does not know")
		}
	}
	return wrong
}

// TestSchema holds what is written, of every sample job and of odd guides, to the rules
// of CASE 1.1.
func TestSchema(t *testing.T) {
	t.Parallel()
	guides := []guide.Guide{small()}
	for _, id := range sample.IDs() {
		j, err := sample.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		g, err := guide.Derive(j)
		if err != nil {
			t.Fatal(err)
		}
		guides = append(guides, g)
	}
	for i := range guides {
		for _, o := range []rubric.Options{{Changed: noon}, {Changed: noon, Base: "https://people.example.org/ims/case/v1p1/"}} {
			var v any
			if err := json.Unmarshal(written(t, &guides[i], o), &v); err != nil {
				t.Fatal(err)
			}
			for _, wrong := range against("CFPackage", v, "package") {
				t.Errorf("%s: %s", guides[i].ID, wrong)
			}
		}
	}
}

// TestRulesBite: the rules find what they forbid.
func TestRulesBite(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{"identifier": "no", "uri": "urn:x", "lastChangeDateTime": "2026-01-15T09:30:00Z"}`:                                           "identifier: is no",
		`{"identifier": "0f1a9b5e-6c1f-4a5c-9a39-3b0b6a1f2c3d", "uri": "urn:x"}`:                                                       "lacks lastChangeDateTime",
		`{"identifier": "0f1a9b5e-6c1f-4a5c-9a39-3b0b6a1f2c3d", "uri": "urn:x", "lastChangeDateTime": "today"}`:                        "lastChangeDateTime: is today",
		`{"identifier": "0f1a9b5e-6c1f-4a5c-9a39-3b0b6a1f2c3d", "uri": "urn:x", "lastChangeDateTime": "2026-01-15T09:30:00Z", "x": 1}`: "does not know",
	} {
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(against("CFRubric", v, "r"), "; "); !strings.Contains(got, want) {
			t.Errorf("%s: found %q, want %s", text, got, want)
		}
	}
}

// TestOthersPlaces: rubrics are found where other programs keep them: among the
// definitions, and as one rubric whose fields are spelt with a capital letter.
func TestOthersPlaces(t *testing.T) {
	t.Parallel()
	const levels = `[{"description": "Names none.", "quality": "Below", "score": 0}, {"description": "Names one.", "quality": "At", "score": 2}]`
	for name, text := range map[string]string{
		"in definitions": `{"CFDocument": {"title": "Desk", "creator": "College"}, "CFItems": [], "CFAssociations": [], "CFRubrics": [], "CFDefinitions": {"CFItemTypes": [],
			"CFRubrics": [{"title": "Settle a complaint.", "CFRubricCriteria": [{"category": "Cause", "description": "Says the cause.", "weight": 2,
			"CFRubricCriterionLevels": ` + levels + `}]}]}}`,
		"capitals": `{"Identifier": "x", "URI": "urn:x", "Title": "Settle a complaint.", "description": "", "CFRubricCriterion": [{"category": "Cause",
			"Description": "Says the cause.", "weight": 2, "position": 1, "CFRubricCriterionLevels": ` + strings.ReplaceAll(levels, "description", "Description") + `}]}`,
	} {
		g, err := rubric.Read("other.json", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		q := g.Questions[0]
		if q.Text != "Settle a complaint." || len(q.Requirements) != 1 || q.Requirements[0].Text != "Says the cause." || q.Requirements[0].Weight != 2 ||
			len(q.Anchors) != 2 || !strings.Contains(q.Anchors[2], "Names one.") {
			t.Errorf("%s: %+v", name, q)
		}
	}
}

// TestOthersFaults: what is wrong where other programs keep rubrics is said in the file's own words.
func TestOthersFaults(t *testing.T) {
	t.Parallel()
	six := strings.TrimSuffix(strings.Repeat(`{"Description": "Names one."}, `, 6), ", ")
	for name, tt := range map[string]struct{ text, want string }{
		"capitals": {
			"{\"Title\": \"Settle a complaint.\",\n\"CFRubricCriterion\": [\n{\"Description\": \"Says the cause.\", \"CFRubricCriterionLevels\": [" + six + "]}]}",
			"other.json:3: CFRubricCriterion[0].CFRubricCriterionLevels: has 6 levels",
		},
		"in definitions": {
			"{\"CFDefinitions\": {\"CFRubrics\": [\n{\"title\": \"Settle a complaint.\", \"CFRubricCriteria\": []}]}}",
			"other.json:2: CFDefinitions.CFRubrics[0].CFRubricCriteria: has 0 criteria",
		},
		"a weight among capitals": {
			"{\"Title\": \"Settle a complaint.\", \"CFRubricCriterion\": [\n{\"Description\": \"Says the cause.\", \"weight\": 2},\n" +
				"{\"Description\": \"Says the remedy.\",\n\"weight\": -2}]}",
			"other.json:4: CFRubricCriterion[1].weight: ",
		},
		"no rubrics among definitions": {
			"{\"CFDocument\": {\"title\": \"Desk\"},\n\"CFDefinitions\": {\"CFRubrics\": []}}",
			"other.json:2: CFDefinitions.CFRubrics: is missing",
		},
	} {
		if _, err := rubric.Read("other.json", []byte(tt.text)); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s:\n got %v\nwant %s", name, err, tt.want)
		}
	}
}
