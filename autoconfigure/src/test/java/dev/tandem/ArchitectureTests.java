package dev.tandem;

import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.tandem.autoconfigure.ApiClientsMetricsAutoConfiguration;
import dev.tandem.autoconfigure.ApiMetersAutoConfiguration;
import dev.tandem.autoconfigure.ConfigWatchMetricsAutoConfiguration;
import org.jspecify.annotations.NullMarked;
import org.reactivestreams.Publisher;

import org.springframework.boot.autoconfigure.AutoConfiguration;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Rules that keep the house in order.
 */
@AnalyzeClasses(packages = "dev.tandem",
		importOptions = { ImportOption.DoNotIncludeTests.class, ArchitectureTests.DoNotIncludeStandIns.class })
class ArchitectureTests {

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("dev.tandem.(**)").should().beFreeOfCycles();

	/**
	 * Two pairs belong together by the rules of others: a repeatable annotation and its
	 * container, and Micrometer's documentation of an observation and its convention.
	 */
	@ArchTest
	static final ArchRule classesHaveNoCycles = slices().assignedFrom(new TopLevelClasses())
		.should()
		.beFreeOfCycles()
		.ignoreDependency(ErrorBodies.class, ErrorBody.class)
		.ignoreDependency(nameMatching(".*ObservationDocumentation(\\$.*)?"),
				simpleNameEndingWith("ObservationConvention"));

	@ArchTest
	static final ArchRule autoConfigurationsArePublicAndFinal = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL);

	@ArchTest
	static final ArchRule rootDependsOnNoOtherPackage = noClasses().that()
		.resideInAPackage("dev.tandem")
		.should()
		.dependOnClassesThat(
				resideInAPackage("dev.tandem..").and(DescribedPredicate.not(resideInAPackage("dev.tandem"))));

	/**
	 * The processor is on the compiler's path only: what the runtime shares with it are
	 * constants, which the compiler copies.
	 */
	@ArchTest
	static final ArchRule nothingNeedsTheProcessorAtRunTime = noClasses().that()
		.resideOutsideOfPackage("dev.tandem.processor..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("dev.tandem.processor..");

	/**
	 * The module {@code tandem-core} can be used without Spring Boot.
	 */
	@ArchTest
	static final ArchRule callsNeedNoSpringBoot = noClasses().that()
		.resideOutsideOfPackages("dev.tandem.actuate..", "dev.tandem.autoconfigure..", "dev.tandem.config..",
				"dev.tandem.metrics..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.boot..", "dev.tandem.actuate..", "dev.tandem.autoconfigure..",
				"dev.tandem.config..", "dev.tandem.metrics..");

	@ArchTest
	static final ArchRule nothingDependsOnAutoConfiguration = noClasses().that()
		.resideOutsideOfPackage("dev.tandem.autoconfigure")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("dev.tandem.autoconfigure");

	/**
	 * Micrometer's meters are optional: what needs them is loaded only where they are.
	 */
	@ArchTest
	static final ArchRule onlyMetersNeedMicrometerCore = noClasses().that()
		.resideOutsideOfPackage("dev.tandem.metrics")
		.and()
		.doNotHaveFullyQualifiedName(ApiClientsMetricsAutoConfiguration.class.getName())
		.and()
		.doNotHaveFullyQualifiedName(ConfigWatchMetricsAutoConfiguration.class.getName())
		.and()
		.doNotHaveFullyQualifiedName(ApiMetersAutoConfiguration.class.getName())
		.and()
		.haveNameNotMatching("dev\\.tandem\\.observation\\.ApiMeterObservationHandler(\\$.*)?")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.micrometer.core..", "dev.tandem.metrics");

	@ArchTest
	static final ArchRule nothingBlocks = noClasses().should().accessTargetWhere(isPublisherMethod("block.*"));

	/**
	 * A thread waits for a call in the blocking twin, and nowhere else but where the
	 * application starts and stops.
	 */
	@ArchTest
	static final ArchRule onlyTwinsWait = noClasses().that()
		.resideOutsideOfPackage("dev.tandem.twin")
		.and()
		.doNotHaveFullyQualifiedName("dev.tandem.autoconfigure.AutoConfiguredApiClients")
		.and()
		.doNotHaveFullyQualifiedName("dev.tandem.client.ApiClientFactory")
		.and()
		.doNotHaveFullyQualifiedName("dev.tandem.autoconfigure.ConfigImport")
		.and()
		.doNotHaveFullyQualifiedName("dev.tandem.config.ConfigWatch")
		.should()
		.accessTargetWhere(waits());

	@ArchTest
	static final ArchRule onlyTwinsIterate = noClasses().that()
		.resideOutsideOfPackage("dev.tandem.twin")
		.should()
		.accessTargetWhere(isPublisherMethod("toIterable|toStream"));

	@ArchTest
	static final ArchRule packagesAreNullMarked = classes().should(resideInNullMarkedPackage());

	private static DescribedPredicate<JavaAccess<?>> isPublisherMethod(String names) {
		return DescribedPredicate.describe("is a call of Mono or Flux named " + names, (access) -> {
			AccessTarget target = access.getTarget();
			return target.getName().matches(names) && target.getOwner().isAssignableTo(Publisher.class);
		});
	}

	private static DescribedPredicate<JavaAccess<?>> waits() {
		return DescribedPredicate.describe("waits", (access) -> {
			AccessTarget target = access.getTarget();
			String name = target.getName();
			boolean concurrent = target.getOwner().getPackageName().equals("java.util.concurrent");
			return (target.getOwner().isAssignableTo(Future.class) && name.matches("get|join"))
					|| (concurrent && name.matches("await|awaitTermination|take|acquire|invokeAll|invokeAny"))
					|| (target.getOwner().isEquivalentTo(Thread.class) && name.matches("sleep|join"))
					|| (target.getOwner().isEquivalentTo(LockSupport.class) && name.startsWith("park"));
		});
	}

	private static ArchCondition<JavaClass> resideInNullMarkedPackage() {
		return new ArchCondition<>("reside in a package that is @NullMarked") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				JavaPackage home = type.getPackage();
				boolean marked = home.tryGetAnnotationOfType(NullMarked.class).isPresent();
				events.add(new SimpleConditionEvent(type, marked, type.getName() + " is in " + home.getName()
						+ (marked ? ", which is" : ", which is not") + " @NullMarked"));
			}

		};
	}

	/**
	 * A class with those that are nested in it.
	 */
	private static final class TopLevelClasses implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			JavaClass top = type;
			while (top.getEnclosingClass().isPresent()) {
				top = top.getEnclosingClass().get();
			}
			return top.getPackageName().startsWith("dev.tandem") ? SliceIdentifier.of(top.getName())
					: SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "classes";
		}

	}

	/**
	 * Servers of the tests.
	 */
	static final class DoNotIncludeStandIns implements ImportOption {

		@Override
		public boolean includes(Location location) {
			return !location.contains("/dev/tandem/standin/");
		}

	}

}
