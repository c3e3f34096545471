// Answers the cases of a table of templates: go run main.go TABLE >ANSWERED. What the table says itself is ignored.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"text/template"
	"time"
	"unicode"
)

type State int

func (s State) String() string { return [...]string{"", "Running", "Paused"}[s] }

type Options struct {
	Master     bool
	Host       string
	Heartbeat  int
	Overcommit float64
	Env        []string
}

type Item struct {
	Name         string
	Active       bool
	State        State
	Options      *Options
	Nothing      *Options
	Labels       []string
	Missing      []string
	ResponseTime time.Duration
	Size         int64
	Value        interface{}
	Inner        Options
}

var item = Item{
	Name:         "web",
	Active:       true,
	State:        1,
	Options:      &options,
	Labels:       []string{"a", "b c"},
	ResponseTime: 52 * time.Millisecond,
	Size:         12345678901,
	Inner:        options,
}

var options = Options{true, "tcp://0.0.0.0:3376", 7, 0.05, []string{"A=1"}}

// Structs as docker-machine gives them to ls --format; all other data are JSON.
var named = map[string]interface{}{
	"@item":    item,
	"@pointer": &item,
	"@headers": map[string]string{"Name": "NAME", "URL": "URL"},
}

// docker-machine's own, word for word.
var functions = template.FuncMap{
	"json": func(v interface{}) string {
		a, _ := json.Marshal(v)
		return string(a)
	},
	"prettyjson": func(v interface{}) string {
		a, _ := json.MarshalIndent(v, "", "    ")
		return string(a)
	},
}

type lines map[string]string

func main() {
	file, err := os.Open(os.Args[1])
	check(err)
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<24)
	current := lines{}
	for scanner.Scan() {
		line := scanner.Text()
		key, value, _ := strings.Cut(line, ": ")
		switch {
		case line == "":
			answer(current)
			current = lines{}
			fmt.Println()
		case key == "output" || key == "error":
		default:
			if !strings.HasPrefix(line, "#") {
				current[key] = value
			}
			fmt.Println(line)
		}
	}
	check(scanner.Err())
	answer(current)
}

func answer(current lines) {
	if _, ok := current["template"]; !ok {
		return
	}
	output, err := run(current)
	if err != nil {
		fmt.Println("error: " + write(err.Error()))
	} else {
		fmt.Println("output: " + write(output))
	}
}

func run(current lines) (output string, err error) {
	t := template.New(read(current["name"]))
	if current["functions"] != "none" {
		t = t.Funcs(functions)
	}
	t, err = t.Parse(read(current["template"]))
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = t.Execute(&out, data(current["data"]))
	return out.String(), err
}

func data(text string) interface{} {
	if known, ok := named[text]; ok {
		return known
	}
	if text == "" {
		return nil
	}
	var decoded interface{}
	check(json.Unmarshal([]byte(text), &decoded))
	return decoded
}

// What begins with a quotation mark is a JSON string, all else is itself.
func read(text string) string {
	if !strings.HasPrefix(text, `"`) {
		return text
	}
	var decoded string
	check(json.Unmarshal([]byte(text), &decoded))
	return decoded
}

func write(text string) string {
	plain := text != "" && text[0] != '"' && text == strings.TrimSpace(strings.ToValidUTF8(text, ""))
	if plain && strings.IndexFunc(text, unicode.IsControl) < 0 {
		return text
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	check(encoder.Encode(text))
	return strings.TrimRight(out.String(), "\n")
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
