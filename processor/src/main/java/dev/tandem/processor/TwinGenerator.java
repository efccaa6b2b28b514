package dev.tandem.processor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;

/**
 * Generates the twin of one definition. A method that cannot be translated is reported
 * and left out; the twin comes all the same, for code that uses it should not fail over
 * its absence as well.
 */
final class TwinGenerator {

	private final Elements elements;

	private final Types types;

	private final Filer filer;

	private final Problems problems;

	private final Carried carried;

	TwinGenerator(ProcessingEnvironment environment, Problems problems) {
		this.elements = environment.getElementUtils();
		this.types = environment.getTypeUtils();
		this.filer = environment.getFiler();
		this.problems = problems;
		this.carried = new Carried(this.elements);
	}

	void generate(TypeElement definition) {
		try {
			DefinitionChecks.checkType(definition);
			Twin twin = new Twin(definition, methods(definition));
			write(twin, new TwinWriter(this.carried).write(twin));
			write(twin, new FacadeWriter(this.carried).write(twin));
			DefinitionChecks.checkClientName(definition);
		}
		catch (InvalidDefinitionException ex) {
			this.problems.report(ex, definition);
		}
	}

	private List<TwinMethod> methods(TypeElement definition) {
		TwinTypes twinTypes = new TwinTypes(this.elements, this.types,
				this.carried.find("org.jspecify.annotations.Nullable", definition));
		TwinMethods translation = new TwinMethods(twinTypes, new ExchangeAnnotations(this.types),
				new Suggestion(this.elements, this.types));
		TwinOverloads overloads = new TwinOverloads();
		List<TwinMethod> methods = new ArrayList<>();
		for (DefinitionMethod method : new DefinitionMethods(this.elements, this.types).of(definition)) {
			try {
				TwinMethod translated = translation.of(method, definition);
				overloads.add(translated);
				methods.add(translated);
			}
			catch (InvalidDefinitionException ex) {
				this.problems.report(ex, definition);
			}
		}
		return methods;
	}

	private void write(Twin twin, TypeSpec type) {
		String packageName = twin.name().packageName();
		try {
			JavaFile.builder(packageName, type).indent("\t").skipJavaLangImports(true).build().writeTo(this.filer);
		}
		catch (FilerException ex) {
			throw new InvalidDefinitionException(twin.definition(),
					"The blocking twin of " + twin.definition().getSimpleName()
							+ " cannot be written: rename the definition, because " + type.name() + " exists already");
		}
		catch (IOException ex) {
			throw new InvalidDefinitionException(twin.definition(),
					"The blocking twin of " + twin.definition().getSimpleName() + " cannot be written: " + ex);
		}
	}

}
