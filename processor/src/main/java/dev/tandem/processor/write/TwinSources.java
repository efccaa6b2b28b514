package dev.tandem.processor.write;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.tandem.processor.check.Diagnostics;
import dev.tandem.processor.model.Definition;

/**
 * Writes the source of a twin. A method that cannot be translated is left out; the twin
 * comes all the same, for code that uses it should not fail over its absence as well.
 */
public final class TwinSources {

	private final Filer filer;

	private final Types types;

	private final Carried carried;

	private final PackageNames packageNames;

	/**
	 * Write sources in a compilation.
	 * @param environment the compilation
	 */
	public TwinSources(ProcessingEnvironment environment) {
		this.filer = environment.getFiler();
		this.types = environment.getTypeUtils();
		this.carried = new Carried(environment.getElementUtils());
		this.packageNames = new PackageNames(environment.getElementUtils());
	}

	/**
	 * The annotation of types that may be {@code null}.
	 * @param definition a definition
	 * @return its name, if the definition's module sees it
	 */
	public Optional<ClassName> nullable(TypeElement definition) {
		return this.carried.find("org.jspecify.annotations.Nullable", definition);
	}

	/**
	 * Write the twin of a definition.
	 * @param definition the definition
	 * @param diagnostics knows what to leave out, and reports a file that cannot be
	 * written
	 */
	public void write(Definition definition, Diagnostics diagnostics) {
		Twin twin = new Twin(definition,
				definition.operations()
					.stream()
					.filter((operation) -> !diagnostics.isLeftOut(operation))
					.map(TwinMethod::of)
					.toList(),
				definition.operations()
					.stream()
					.filter(diagnostics::isLeftOut)
					.filter((operation) -> !diagnostics.isHidden(operation))
					.map(TwinMethod::of)
					.toList());
		List<TypeSpec> types = twin.isReactive() ? List.of(new ReactiveTwinWriter(this.carried).write(twin),
				new FacadeWriter(this.carried, this.types).write(twin), new AdapterWriter(this.carried).write(twin))
				: List.of(new BlockingTwinWriter(this.carried).write(twin),
						new FacadeWriter(this.carried, this.types).write(twin));
		for (TypeSpec type : types) {
			if (!write(twin, type, diagnostics)) {
				return;
			}
		}
	}

	private boolean write(Twin twin, TypeSpec type, Diagnostics diagnostics) {
		String packageName = twin.name().packageName();
		String name = twin.source().name();
		String kind = twin.source().style().twin();
		TypeSpec qualified = type.toBuilder().alwaysQualify(this.packageNames.hiding(twin.definition())).build();
		try {
			JavaFile.builder(packageName, qualified).indent("\t").skipJavaLangImports(true).build().writeTo(this.filer);
			return true;
		}
		catch (FilerException ex) {
			diagnostics.error(twin.definition(), "The " + kind + " twin of " + name
					+ " cannot be written: rename the definition, because " + type.name() + " exists already");
		}
		catch (IOException ex) {
			diagnostics.error(twin.definition(), "The " + kind + " twin of " + name + " cannot be written: " + ex);
		}
		return false;
	}

}
