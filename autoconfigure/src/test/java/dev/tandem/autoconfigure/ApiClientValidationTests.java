package dev.tandem.autoconfigure;

import dev.tandem.autoconfigure.definitions.NoteApi;
import dev.tandem.validation.CallValidation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Validation is there where Jakarta Validation and a validator are.
 */
class ApiClientValidationTests {

	private final ApplicationContextRunner runner = Contexts.withDefinitions()
		.withPropertyValues("tandem.defaults.base-url=http://a");

	@Test
	void startWhenContextHasValidatorValidates() {
		this.runner.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
			.run((context) -> assertThat(context).hasSingleBean(CallValidation.class));
	}

	@Test
	void startWhenContextHasNoValidatorDoesNotValidate() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeanProvider(CallValidation.class).getIfAvailable()).isNull();
			assertThat(context.getBean(NoteApi.class)).isNotNull();
		});
	}

	@Test
	void startWhenJakartaValidationIsAbsentDoesNotValidate() {
		this.runner.withClassLoader(new FilteredClassLoader(Validator.class.getPackageName())).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean(CallValidation.class);
			assertThat(context.getBean(NoteApi.class)).isNotNull();
		});
	}

}
