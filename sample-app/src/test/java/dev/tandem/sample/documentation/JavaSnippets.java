package dev.tandem.sample.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;

/**
 * The Java blocks of a page as one source, compiled with the processor.
 */
final class JavaSnippets {

	private static final Pattern IMPORT = Pattern.compile("^import .*;$", Pattern.MULTILINE);

	private static final Pattern PACKAGE = Pattern.compile("^package .*;$", Pattern.MULTILINE);

	private static final String GIVEN = "Given";

	/** Later ones take a method without a class for a program. */
	private static final String RELEASE = Integer.toString(Math.min(21, Runtime.version().feature()));

	private final Page page;

	private final List<String> snippets;

	JavaSnippets(Page page) {
		this.page = page;
		this.snippets = page.snippets("java")
			.stream()
			.map((snippet) -> PACKAGE.matcher(snippet).replaceAll(""))
			.toList();
	}

	boolean isEmpty() {
		return this.snippets.isEmpty();
	}

	/**
	 * What the compiler says.
	 */
	List<String> errors(Path output) {
		String preamble = this.page.preamble();
		String given = preamble.contains("interface " + GIVEN + " ") ? GIVEN : "";
		StringBuilder types = new StringBuilder(IMPORT.matcher(preamble).replaceAll(""));
		for (int i = 0; i < this.snippets.size(); i++) {
			String snippet = this.snippets.get(i);
			types.append(form(snippet).complete(IMPORT.matcher(snippet).replaceAll(""), "Snippet" + i, given));
		}
		String imports = IMPORT.matcher(preamble + String.join("\n", this.snippets))
			.results()
			.map(MatchResult::group)
			.distinct()
			.collect(Collectors.joining("\n", "", "\n"));
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		JavacTask task = task("package com.example;\n" + imports + types, diagnostics,
				List.of("-d", output.toString(), "-parameters"));
		task.setProcessors(ServiceLoader.load(Processor.class)
			.stream()
			.map(ServiceLoader.Provider::get)
			.filter((processor) -> processor.getClass().getName().startsWith("dev.tandem."))
			.toList());
		task.call();
		return errors(diagnostics);
	}

	static Form form(String snippet) {
		for (Form form : Form.values()) {
			String source = form.complete(snippet, "Type", "");
			DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
			Iterable<? extends CompilationUnitTree> units = parse(source, diagnostics);
			if (errors(diagnostics).isEmpty() && types(units).findAny().isPresent()) {
				return (form == Form.MEMBERS && hasMethodWithoutBody(units)) ? Form.OPERATIONS : form;
			}
		}
		throw new IllegalArgumentException("No Java:\n" + snippet);
	}

	private static boolean hasMethodWithoutBody(Iterable<? extends CompilationUnitTree> units) {
		return types(units).flatMap((type) -> type.getMembers().stream())
			.anyMatch((member) -> member instanceof MethodTree method && method.getBody() == null);
	}

	private static Stream<ClassTree> types(Iterable<? extends CompilationUnitTree> units) {
		return StreamSupport.stream(units.spliterator(), false)
			.flatMap((unit) -> unit.getTypeDecls().stream())
			.filter(ClassTree.class::isInstance)
			.map(ClassTree.class::cast);
	}

	private static Iterable<? extends CompilationUnitTree> parse(String source,
			DiagnosticCollector<JavaFileObject> diagnostics) {
		try {
			return task(source, diagnostics, List.of("-proc:none", "--release", RELEASE)).parse();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static JavacTask task(String source, DiagnosticCollector<JavaFileObject> diagnostics,
			List<String> options) {
		return (JavacTask) ToolProvider.getSystemJavaCompiler()
			.getTask(null, null, diagnostics, options, null, List.of(new Source(source)));
	}

	private static List<String> errors(DiagnosticCollector<JavaFileObject> diagnostics) {
		return diagnostics.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.map((diagnostic) -> diagnostic.getMessage(Locale.ROOT))
			.toList();
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String code;

		private Source(String code) {
			super(URI.create("string:///Page.java"), Kind.SOURCE);
			this.code = code;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.code;
		}

		/** Public types need not have the name of the file. */
		@Override
		public boolean isNameCompatible(String simpleName, Kind kind) {
			return !simpleName.equals("module-info");
		}

	}

}
