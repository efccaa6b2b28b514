package dev.tandem.processor;

import java.util.LinkedHashSet;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Writes the blocking twin of each {@code @ApiClient} definition: an interface and the
 * facade that implements it. A definition waits for a later round while it uses types
 * that do not exist yet.
 */
public final class ApiClientProcessor extends AbstractProcessor {

	static final String API_CLIENT = "dev.tandem.ApiClient";

	private final Set<String> deferred = new LinkedHashSet<>();

	private UnresolvedTypes unresolved;

	private Problems problems;

	private TwinGenerator generator;

	@Override
	public Set<String> getSupportedAnnotationTypes() {
		return Set.of(API_CLIENT);
	}

	@Override
	public SourceVersion getSupportedSourceVersion() {
		return SourceVersion.latestSupported();
	}

	@Override
	public synchronized void init(ProcessingEnvironment environment) {
		super.init(environment);
		this.unresolved = new UnresolvedTypes(environment);
		this.problems = new Problems(environment.getMessager());
		this.generator = new TwinGenerator(environment, this.problems);
	}

	@Override
	public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
		this.problems.addSources(round.getRootElements());
		if (!round.processingOver()) {
			definitions(annotations, round).forEach(this::process);
		}
		return false;
	}

	/**
	 * Definitions of this round and those deferred by earlier ones, read anew: what a
	 * round resolves does not reach the elements of the round before.
	 */
	private Set<TypeElement> definitions(Set<? extends TypeElement> annotations, RoundEnvironment round) {
		Set<TypeElement> definitions = new LinkedHashSet<>();
		for (String name : this.deferred) {
			definitions.add(this.processingEnv.getElementUtils().getTypeElement(name));
		}
		this.deferred.clear();
		annotations.forEach(
				(annotation) -> definitions.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation))));
		return definitions;
	}

	private void process(TypeElement definition) {
		if (definition.getKind() == ElementKind.INTERFACE && this.unresolved.in(definition)) {
			this.deferred.add(definition.getQualifiedName().toString());
		}
		else {
			this.generator.generate(definition);
		}
	}

}
