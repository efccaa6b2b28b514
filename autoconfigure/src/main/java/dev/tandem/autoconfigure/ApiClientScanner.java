package dev.tandem.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.tandem.ApiClient;
import dev.tandem.twin.ReactiveTwin;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.ClassMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Finds definitions by their annotation, without loading a class. Of other classes the
 * bytes are searched but not parsed: a package has many, the generated twins among them.
 */
final class ApiClientScanner extends ClassPathScanningCandidateComponentProvider {

	/**
	 * How a class file names an annotation that stands in it.
	 */
	private static final String DESCRIPTOR = ApiClient.class.descriptorString();

	ApiClientScanner(Environment environment, ResourceLoader resourceLoader) {
		super(false);
		setEnvironment(environment);
		setResourceLoader(resourceLoader);
		MetadataReaderFactory readers = getMetadataReaderFactory();
		setMetadataReaderFactory(new Readers(readers));
		addIncludeFilter((reader, factory) -> !(reader instanceof Unparsed)
				&& reader.getAnnotationMetadata().hasAnnotation(ApiClient.class.getName()));
	}

	@Override
	protected boolean isCandidateComponent(AnnotatedBeanDefinition candidate) {
		AnnotationMetadata metadata = candidate.getMetadata();
		return metadata.isInterface() && metadata.isIndependent()
				&& !metadata.hasAnnotation(ReactiveTwin.class.getName());
	}

	private record Readers(MetadataReaderFactory parsing) implements MetadataReaderFactory {

		@Override
		public ResourceLoader getResourceLoader() {
			return this.parsing.getResourceLoader();
		}

		@Override
		public MetadataReader getMetadataReader(String className) throws IOException {
			return this.parsing.getMetadataReader(className);
		}

		@Override
		public MetadataReader getMetadataReader(Resource classFile) throws IOException {
			String content = new String(classFile.getContentAsByteArray(), StandardCharsets.ISO_8859_1);
			return content.contains(DESCRIPTOR) ? this.parsing.getMetadataReader(classFile) : new Unparsed(classFile);
		}

	}

	/**
	 * A class that is no definition.
	 */
	private record Unparsed(Resource getResource) implements MetadataReader {

		@Override
		public ClassMetadata getClassMetadata() {
			throw new UnsupportedOperationException(this.getResource + " is not parsed");
		}

		@Override
		public AnnotationMetadata getAnnotationMetadata() {
			throw new UnsupportedOperationException(this.getResource + " is not parsed");
		}

	}

}
