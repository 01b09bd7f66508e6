// Command sdk-generator writes the SDKs of a Pulumi package from its schema, as `pulumi package gen-sdk` does. That
// command needs a language host that generates packages for each language; the ones that can be built from modules do not.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// The arguments are the file of the schema and the folder for the SDKs.
func main() {
	if err := generate(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type files = map[string][]byte

func generate(schemaFile, folder string) error {
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		return err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return err
	}
	const tool = "pulumi"
	loader := schema.NewPluginLoader(nil)
	generators := map[string]func(*schema.Package) (files, error){
		"go": func(pkg *schema.Package) (files, error) {
			return gogen.GeneratePackage(tool, pkg, nil)
		},
		"nodejs": func(pkg *schema.Package) (files, error) {
			return nodejs.GeneratePackage(tool, pkg, nil, nil, false, loader)
		},
		"python": func(pkg *schema.Package) (files, error) {
			return python.GeneratePackage(tool, pkg, nil, loader)
		},
	}
	for language, generated := range generators {
		// Each generator writes into the package that it is given.
		pkg, diagnostics, err := schema.BindSpec(spec, loader, schema.ValidationOptions{})
		if err != nil {
			return err
		}
		if diagnostics.HasErrors() {
			return diagnostics
		}
		sources, err := generated(pkg)
		if err != nil {
			return fmt.Errorf("%s: %w", language, err)
		}
		for name, source := range sources {
			if err := write(filepath.Join(folder, language, filepath.FromSlash(name)), source); err != nil {
				return err
			}
		}
	}
	return nil
}

func write(file string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}
