//! Components that every set has: the schema of the namespaces `xml` and `xsi`, and the ur-type.

use std::sync::Arc;

use super::component::{
    Annotation, ComplexType, Compositor, Content, Derivation, Derivations, Location, ModelGroup, NamespaceConstraint,
    Particle, ProcessContents, QName, SimpleKind, SimpleType, Term, Type, Wildcard,
};
use super::node::XSD;
use crate::schema::TypeId;
use crate::schema::simple::Builtin;

/// The attributes that XML itself defines.
pub(crate) const XML_SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang">
    <xs:simpleType>
      <xs:union memberTypes="xs:language">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value=""/>
          </xs:restriction>
        </xs:simpleType>
      </xs:union>
    </xs:simpleType>
  </xs:attribute>
  <xs:attribute name="space">
    <xs:simpleType>
      <xs:restriction base="xs:NCName">
        <xs:enumeration value="default"/>
        <xs:enumeration value="preserve"/>
      </xs:restriction>
    </xs:simpleType>
  </xs:attribute>
  <xs:attribute name="base" type="xs:anyURI"/>
  <xs:attribute name="id" type="xs:ID"/>
  <xs:attributeGroup name="specialAttrs">
    <xs:attribute ref="xml:base"/>
    <xs:attribute ref="xml:lang"/>
    <xs:attribute ref="xml:space"/>
    <xs:attribute ref="xml:id"/>
  </xs:attributeGroup>
</xs:schema>"#;

/// The attributes of Part 1, 2.6.
pub(crate) const XSI_SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2001/XMLSchema-instance">
  <xs:attribute name="nil" type="xs:boolean"/>
  <xs:attribute name="type" type="xs:QName"/>
  <xs:attribute name="schemaLocation">
    <xs:simpleType>
      <xs:list itemType="xs:anyURI"/>
    </xs:simpleType>
  </xs:attribute>
  <xs:attribute name="noNamespaceSchemaLocation" type="xs:anyURI"/>
</xs:schema>"#;

/// The id of a built-in simple type among all types.
pub(crate) fn type_id(builtin: Builtin) -> TypeId {
    TypeId(builtin.id().0 + 1)
}

/// The built-in types, in the order of their ids: `xs:anyType`, then the simple ones.
pub(crate) fn types() -> Vec<Type> {
    let namespace: Arc<str> = Arc::from(XSD);
    let name = |local: &str| Some(QName { namespace: Some(Arc::clone(&namespace)), local: local.into() });
    let mut types = vec![Type::Complex(any_type(name("anyType")))];
    types.extend(Builtin::ALL.iter().map(|builtin| {
        let (base, kind) = match builtin.item() {
            _ if *builtin == Builtin::AnySimpleType => (TypeId::ANY_TYPE, SimpleKind::Restriction),
            Some(item) => (type_id(builtin.base()), SimpleKind::List(type_id(item))),
            None => (type_id(builtin.base()), SimpleKind::Restriction),
        };
        Type::Simple(SimpleType {
            name: name(builtin.local_name()),
            base,
            kind,
            facets: Vec::new(),
            final_: Derivations::default(),
            annotation: Annotation::default(),
            at: Location::default(),
        })
    }));
    types
}

fn any_type(name: Option<QName>) -> ComplexType {
    let wildcard = Wildcard { namespaces: NamespaceConstraint::Any, process: ProcessContents::Lax };
    let particle =
        |min, max, term| Particle { min, max, term, annotation: Annotation::default(), at: Location::default() };
    let group = ModelGroup {
        name: None,
        compositor: Compositor::Sequence,
        particles: vec![particle(0, None, Term::Wildcard(wildcard.clone()))],
        annotation: Annotation::default(),
    };
    ComplexType {
        name,
        base: TypeId::ANY_TYPE,
        derivation: Derivation::Restriction,
        abstract_: false,
        block: Derivations::default(),
        final_: Derivations::default(),
        content: Content::Elements { mixed: true, particle: particle(1, Some(1), Term::Group(Arc::new(group))) },
        attributes: Vec::new(),
        attribute_wildcard: Some(wildcard),
        annotation: Annotation::default(),
        at: Location::default(),
    }
}
