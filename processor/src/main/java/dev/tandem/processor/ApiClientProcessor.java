package dev.tandem.processor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

import dev.tandem.processor.check.DefinitionChecks;
import dev.tandem.processor.check.Diagnostics;
import dev.tandem.processor.check.TypeCheck;
import dev.tandem.processor.kotlin.SuspendTwins;
import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.DefinitionReader;
import dev.tandem.processor.model.UnresolvedTypes;
import dev.tandem.processor.write.TwinSources;

/**
 * Writes the twin of each {@code @ApiClient} definition: an interface in the other style,
 * and the classes that lead from one to the other. A definition waits for a later round
 * while it uses types that do not exist yet.
 */
public final class ApiClientProcessor extends AbstractProcessor {

	private static final String API_CLIENT = "dev.tandem.ApiClient";

	private static final String REACTIVE_TWIN = "dev.tandem.twin.ReactiveTwin";

	/**
	 * Set to {@code false}, it switches all warnings off. Single ones are switched off by
	 * {@code @SuppressWarnings("tandem")}.
	 */
	private static final String WARNINGS = "tandem.warnings";

	/**
	 * Names of parameter types and annotations, separated by commas, that argument
	 * resolvers of the application know.
	 */
	private static final String RESOLVED_TYPES = "tandem.resolvedTypes";

	private final Set<String> deferred = new LinkedHashSet<>();

	private UnresolvedTypes unresolved;

	private Diagnostics diagnostics;

	private DefinitionChecks checks;

	private TwinSources sources;

	private SuspendTwins suspendTwins;

	@Override
	public Set<String> getSupportedAnnotationTypes() {
		return Set.of(API_CLIENT);
	}

	@Override
	public Set<String> getSupportedOptions() {
		return Set.of(WARNINGS, RESOLVED_TYPES, SuspendTwins.OPTION, SuspendTwins.KAPT);
	}

	@Override
	public SourceVersion getSupportedSourceVersion() {
		return SourceVersion.latestSupported();
	}

	@Override
	public synchronized void init(ProcessingEnvironment environment) {
		super.init(environment);
		this.unresolved = new UnresolvedTypes(environment);
		this.diagnostics = new Diagnostics(environment.getMessager(),
				!"false".equals(environment.getOptions().get(WARNINGS)));
		Set<String> resolved = new LinkedHashSet<>(
				List.of(environment.getOptions().getOrDefault(RESOLVED_TYPES, "").split("[,\\s]+")));
		resolved.remove("");
		this.checks = new DefinitionChecks(environment.getElementUtils(), environment.getTypeUtils(), resolved);
		this.sources = new TwinSources(environment);
		this.suspendTwins = new SuspendTwins(environment);
	}

	@Override
	public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
		this.diagnostics.addSources(round.getRootElements());
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
		if (Annotations.find(definition, REACTIVE_TWIN).isPresent()) {
			return;
		}
		if (definition.getKind() == ElementKind.INTERFACE && this.unresolved.in(definition)) {
			this.deferred.add(definition.getQualifiedName().toString());
			return;
		}
		if (TypeCheck.check(definition, this.diagnostics)) {
			generate(definition);
		}
		this.diagnostics.report(definition);
	}

	private void generate(TypeElement element) {
		Definition definition = new DefinitionReader(this.processingEnv.getElementUtils(),
				this.processingEnv.getTypeUtils(), this.sources.nullable(element))
			.read(element);
		this.checks.check(definition, this.diagnostics);
		this.sources.write(definition, this.diagnostics);
		this.suspendTwins.write(definition, this.diagnostics);
	}

}
