package dev.tandem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users may rely on, and what is public for other modules only.
 */
@AnalyzeClasses(packages = "dev.tandem",
		importOptions = { ImportOption.DoNotIncludeTests.class, ArchitectureTests.DoNotIncludeStandIns.class })
class PublicApiTests {

	/**
	 * Packages that users import from. The types of all others are internal.
	 */
	private static final Set<String> FOR_USERS = Set.of("dev.tandem", "dev.tandem.client", "dev.tandem.config",
			"dev.tandem.config.opendecree", "dev.tandem.bulk", "dev.tandem.paging", "dev.tandem.observation");

	@ArchTest
	static final ArchRule packagesAreForUsersOrInternal = classes().that()
		.resideOutsideOfPackage("dev.tandem.processor..")
		.should(new ArchCondition<>("reside in a package that is for users or @Internal") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean forUsers = FOR_USERS.contains(type.getPackageName());
				boolean internal = type.getPackage().isAnnotatedWith(Internal.class);
				events.add(new SimpleConditionEvent(type, forUsers != internal, type.getPackageName() + " is "
						+ (forUsers ? "for users and internal" : "neither for users nor internal")));
			}

		});

	@ArchTest
	static final ArchRule usersSeeNothingInternal = classes().should(new ArchCondition<>("show nothing internal") {

		@Override
		public void check(JavaClass type, ConditionEvents events) {
			if (isForUsers(type)) {
				shown(type).filter(PublicApiTests::isInternal)
					.forEach((seen) -> events.add(SimpleConditionEvent.violated(type,
							type.getName() + " shows the internal type " + seen.getName())));
			}
		}

	});

	/**
	 * A house whose doors are all open has no walls.
	 */
	@ArchTest
	static void oneTypeInThreeIsForUsers(JavaClasses types) {
		long all = types.stream().filter(JavaClass::isTopLevelClass).count();
		long forUsers = types.stream().filter(JavaClass::isTopLevelClass).filter(PublicApiTests::isForUsers).count();
		assertThat(forUsers).isPositive().isLessThan(all / 3);
	}

	/**
	 * Classes of the module for tests are not on the path here.
	 */
	@Test
	void packagesForUsersAreComparedWithThePreviousVersion() throws IOException {
		String pom = Files.readString(Path.of("../pom.xml"));
		assertThat(Pattern.compile("<include>(dev\\.tandem[^<]*)</include>").matcher(pom).results())
			.extracting((found) -> found.group(1))
			.containsExactlyInAnyOrderElementsOf(
					Stream.concat(FOR_USERS.stream(), Stream.of("dev.tandem.test")).toList());
	}

	private static boolean isForUsers(JavaClass type) {
		JavaClass each = type;
		while (each.getModifiers().contains(JavaModifier.PUBLIC) && !each.isAnnotatedWith(Internal.class)) {
			if (each.getEnclosingClass().isEmpty()) {
				return FOR_USERS.contains(each.getPackageName());
			}
			each = each.getEnclosingClass().get();
		}
		return false;
	}

	private static boolean isInternal(JavaClass type) {
		return type.getPackageName().startsWith("dev.tandem") && !isForUsers(type);
	}

	private static Stream<JavaClass> shown(JavaClass type) {
		Set<JavaClass> shown = new HashSet<>();
		Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream())
			.filter((supertype) -> supertype.getModifiers().contains(JavaModifier.PUBLIC))
			.forEach(shown::add);
		type.getFields().stream().filter(PublicApiTests::isShown).forEach((field) -> add(field.getType(), shown));
		type.getCodeUnits().stream().filter(PublicApiTests::isShown).forEach((code) -> addAll(code, shown));
		return shown.stream();
	}

	private static void addAll(JavaCodeUnit code, Set<JavaClass> shown) {
		add(code.getReturnType(), shown);
		code.getParameterTypes().forEach((parameter) -> add(parameter, shown));
		shown.addAll(code.getExceptionTypes());
	}

	private static void add(JavaType type, Set<JavaClass> shown) {
		type.getAllInvolvedRawTypes().forEach((involved) -> shown.add(involved.getBaseComponentType()));
	}

	private static boolean isShown(JavaMember member) {
		return member.getModifiers().contains(JavaModifier.PUBLIC)
				|| member.getModifiers().contains(JavaModifier.PROTECTED);
	}

}
