export default { title: 'What next?' };
