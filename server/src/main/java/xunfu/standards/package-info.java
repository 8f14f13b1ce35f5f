/**
 * What is checked, how, on which law: the standards of the jurisdiction as authored in its content.
 * Owns the catalogue (articles, questions, forms and their versions, applicability, the reviewed
 * merge table), the templates of the result sheet, the sentences, and the rules of the lawful-visit
 * gate as dated data. Serves the catalogue by its hash.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"kernel", "trace", "organization", "collaboration", "registry"})
@org.jspecify.annotations.NullMarked
package xunfu.standards;
