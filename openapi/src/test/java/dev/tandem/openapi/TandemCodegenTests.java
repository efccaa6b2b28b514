package dev.tandem.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TandemCodegen}: what is left out is warned of. What is generated is
 * compiled and called by the example.
 */
@ExtendWith(OutputCaptureExtension.class)
class TandemCodegenTests {

	private static final String DESCRIPTION = """
			openapi: 3.0.3
			info: { title: Pets, version: "1" }
			paths:
			  /pets:
			    get:
			      operationId: findPets
			      parameters:
			        - name: filter
			          in: query
			          style: deepObject
			          schema:
			            type: object
			            properties:
			              name: { type: string }
			              labels: { type: object, additionalProperties: { type: string } }
			      responses:
			        "200":
			          description: ok
			          content:
			            application/json:
			              schema: { $ref: "#/components/schemas/Pet" }
			components:
			  schemas:
			    Pet:
			      type: object
			      properties:
			        first-name: { type: string }
			        firstName: { type: string }
			""";

	@TempDir
	private Path directory;

	@Test
	void propertiesThatAreOneInJavaAreWarnedOf(CapturedOutput log) throws IOException {
		generate(Map.of());
		assertThat(log).contains("The schema 'Pet' has the properties 'first-name' and 'firstName', which are both "
				+ "'firstName' in Java: the second is left out. Give it another name by the option nameMappings.");
		assertThat(source("Pet.java")).containsOnlyOnce("String getFirstName()");
	}

	@Test
	void propertiesThatAreMappedToNamesAreBothThere(CapturedOutput log) throws IOException {
		generate(Map.of("first-name", "givenName"));
		assertThat(log).doesNotContain("which are both");
		assertThat(source("Pet.java")).contains("String getGivenName()", "String getFirstName()");
	}

	@Test
	void propertyThatNoDeepObjectCanSetIsWarnedOf(CapturedOutput log) throws IOException {
		generate(Map.of());
		assertThat(log).contains("The query parameter 'filter' cannot set filter[labels]: it is a map, or an array of "
				+ "objects, which no deep object can. It is left out.");
		assertThat(source("PetsApi.java", "DefaultApi.java")).contains("filter[name]").doesNotContain("filter[labels]");
	}

	@Test
	void clientWithoutANameIsRefused() throws IOException {
		CodegenConfigurator configurator = configurator();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new DefaultGenerator().opts(configurator.toClientOptInput()).generate())
			.withMessageStartingWith("The option 'client' is missing.");
	}

	private void generate(Map<String, String> names) throws IOException {
		CodegenConfigurator configurator = configurator().addAdditionalProperty(TandemCodegen.CLIENT, "pets")
			.setNameMappings(names);
		new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
	}

	private CodegenConfigurator configurator() throws IOException {
		Path description = Files.writeString(this.directory.resolve("pets.yaml"), DESCRIPTION);
		return new CodegenConfigurator().setGeneratorName("tandem")
			.setInputSpec(description.toString())
			.setOutputDir(this.directory.resolve("out").toString());
	}

	private String source(String... names) throws IOException {
		try (var files = Files.walk(this.directory)) {
			Path file = files.filter((each) -> List.of(names).contains(String.valueOf(each.getFileName())))
				.findFirst()
				.orElseThrow();
			return Files.readString(file);
		}
	}

}
